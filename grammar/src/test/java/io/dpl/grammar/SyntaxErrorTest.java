package io.dpl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.SyntaxCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said about wrong scripts. Cases stand in {@code syntax-errors.txt}: a line with the
 * script ({@code \n} is a line end), then a line for each diagnostic. {@code -Ddpl.golden=show}
 * prints the file as it would be now.
 */
class SyntaxErrorTest {

  record Case(String script, String diagnostics) {
    @Override
    public String toString() {
      return script;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream file = SyntaxErrorTest.class.getResourceAsStream("syntax-errors.txt")) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String block : all.strip().split("\n\n")) {
        List<String> lines = block.lines().toList();
        String wanted = String.join("\n", lines.subList(1, lines.size()));
        cases.add(new Case(lines.get(0), wanted));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongAndWhatToDo(Case wrong) {
    if ("show".equals(System.getProperty("dpl.golden"))) {
      return;
    }
    assertEquals(wrong.diagnostics(), said(wrong.script()));
  }

  @Test
  void saysEachThingOnceAndAtMostTwentyInAll() {
    List<Diagnostic> found = ScriptParser.parse("a", "FROM t | WERE a;\n".repeat(50)).diagnostics();
    assertEquals(20, found.size());
    assertEquals(1, found.get(0).span().line());
    assertEquals(20, found.get(19).span().line());
  }

  @Test
  void keepsTheStatementsThatAreRight() {
    Parsed parsed = ScriptParser.parse("a", "LET a = FROM t; FROM a | WERE x; SHOW models");
    assertEquals(1, parsed.diagnostics().size());
    assertEquals(2, parsed.script().statements().size());
  }

  @ParameterizedTest
  @EnumSource(SyntaxCode.class)
  void everyCodeIsShownByItsExample(SyntaxCode code) {
    String example = code.example();
    if (example.isEmpty() || example.startsWith("\\")) { // a command of the prompt is no script
      return;
    }
    List<Diagnostic> found = ScriptParser.parse("a", example).diagnostics();
    assertTrue(found.stream().anyMatch(d -> d.code() == code), found.toString());
  }

  static String said(String script) {
    return ScriptParser.parse("a", script.replace("\\n", "\n")).diagnostics().stream()
        .map(SyntaxErrorTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Diagnostic d) {
    int width = d.span().end() - d.span().start();
    String place = d.span().line() + ":" + d.span().column() + "+" + width;
    String help = d.help().isEmpty() ? "" : " -> " + String.join(" / ", d.help());
    return d.code().id() + " " + place + " " + d.message() + help;
  }
}
