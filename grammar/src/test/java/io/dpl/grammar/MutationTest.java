package io.dpl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.grammar.format.Formatter;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Scripts that somebody broke: the parser answers with diagnostics, never with an exception. */
class MutationTest {

  private static final List<String> TEXTS = Scripts.all().stream().map(Scripts::text).toList();

  private static final List<String> PIECES =
      List.of(
          "|",
          ";",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "`",
          "$$",
          "F'{",
          "E'\\",
          "/*",
          "*/",
          "--",
          ",",
          ".",
          "::",
          "=>",
          "->",
          "==",
          "&&",
          "!",
          "#",
          "\u201Cx\u201D",
          "\uD83D\uDE00",
          "\uD83D",
          "\u0000",
          "\n",
          "AS",
          "FROM",
          "WHERE",
          "SELECT",
          "NOT",
          "IN",
          "CASE",
          "END",
          "ON ERROR",
          "REPARTITION",
          "BATCH",
          "VALUES",
          "LET",
          "NULL",
          "1e999",
          "0x",
          "64MiB",
          "3x",
          "1.",
          "$",
          "$p",
          "?",
          "INTERVAL",
          "DATE '",
          "ORDER BY",
          "WITH",
          "OVER (",
          "x -> ");

  @Property(tries = 1000, seed = "1")
  void neverThrows(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
    for (int i = random.nextInt(6); i >= 0; i--) {
      mutate(text, random);
    }
    String script = text.toString();
    Parsed parsed = ScriptParser.parse("a.dpl", script);
    assertTrue(parsed.diagnostics().size() <= 20);
    for (Diagnostic diagnostic : parsed.diagnostics()) {
      assertTrue(diagnostic.span().start() >= 0, diagnostic::toString);
      assertTrue(diagnostic.span().end() <= script.length(), diagnostic::toString);
      assertTrue(diagnostic.span().line() >= 1, diagnostic::toString);
    }
    if (!parsed.hasErrors()) {
      String once = Formatter.format("a.dpl", script);
      assertEquals(
          WithoutSpans.of(parsed.script()),
          WithoutSpans.of(ScriptParser.parse("a.dpl", once).orThrow()));
      assertEquals(once, Formatter.format("a.dpl", once));
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, " " + PIECES.get(random.nextInt(PIECES.size())) + " ");
      case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      default ->
          text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
    }
  }
}
