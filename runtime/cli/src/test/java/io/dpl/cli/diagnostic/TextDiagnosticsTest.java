package io.dpl.cli.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.Paint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextDiagnosticsTest {
  private static final String SCRIPT =
      "READ PARQUET 'a.parquet'\n| WHERE widht > 256\n\t| SELECT 変数, name\n";

  @Test
  void showsThePlaceTheLineTheRangeAndTheHelp() {
    assertThat(shown(at("widht", "no column named widht", "did you mean width?")))
        .isEqualTo(
            """
            error[DPL2003]: no column named widht
              a.dpl:2:9
              2 │ | WHERE widht > 256
                │         ^^^^^
              help: did you mean width?

            """);
  }

  @Test
  void keepsCaretsUnderTabsAndWideCharacters() {
    assertThat(shown(at("変数", "no column named 変数")))
        .contains("  3 │     | SELECT 変数, name\n    │              ^^^^\n");
  }

  @Test
  void marksTheEndOfTheText() {
    Span end = new Span("a.dpl", SCRIPT.length(), SCRIPT.length(), 4, 1);
    assertThat(shown(Diagnostic.error(SyntaxCode.UNEXPECTED, end, "the script ends here")))
        .contains("  4 │ \n    │ ^\n");
  }

  @Test
  void marksARangeOverSeveralLinesOnItsFirst() {
    int start = SCRIPT.indexOf("WHERE");
    Span span = new Span("a.dpl", start, SCRIPT.length(), 2, 3);
    assertThat(shown(Diagnostic.error(SyntaxCode.UNEXPECTED, span, "x")))
        .contains("    │   ^^^^^^^^^^^^^^^^^\n");
  }

  @Test
  void sortsByPlaceAndStopsAtTwenty() {
    List<Diagnostic> many =
        IntStream.range(0, 23)
            .mapToObj(i -> new Span("b.dpl", 100 - i, 100 - i, 200 - i, 1))
            .map(span -> Diagnostic.error(NameCode.UNKNOWN_COLUMN, span, "at " + span.start()))
            .toList();
    String text = shown(many.toArray(new Diagnostic[0]));
    assertThat(text).startsWith("error[DPL2003]: at 78\n").endsWith("and 3 errors more\n");
    assertThat(text.lines().filter(line -> line.startsWith("error"))).hasSize(20);
  }

  @Test
  void printsNothingThatCommandsTheTerminal() {
    Diagnostic diagnostic =
        Diagnostic.error(NameCode.UNKNOWN_COLUMN, Span.NONE, "no file '\u001b]0;gone\u0007'");
    assertThat(shown(diagnostic)).contains("no file '\\x1b]0;gone\\x07'");
  }

  @Property(seed = "1")
  void everyExcerptFitsItsWindow(@ForAll String text, @ForAll int a, @ForAll int b) {
    int start = Math.floorMod(a, text.length() + 1);
    int end = start + Math.floorMod(b, text.length() + 1 - start);
    Excerpt.of(text, new Span("x", start, end, 1, 1), 30)
        .ifPresent(
            excerpt -> {
              assertThat(DisplayWidth.of(excerpt.line())).isLessThanOrEqualTo(30);
              assertThat(excerpt.carets().length()).isLessThanOrEqualTo(31);
              assertThat(excerpt.carets()).matches(" *\\^+");
            });
  }

  private static Diagnostic at(String word, String message, String... help) {
    int start = SCRIPT.indexOf(word);
    int line = (int) SCRIPT.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = start - SCRIPT.lastIndexOf('\n', start);
    Span span = new Span("a.dpl", start, start + word.length(), line, column);
    return Diagnostic.error(NameCode.UNKNOWN_COLUMN, span, message, help);
  }

  private static String shown(Diagnostic... diagnostics) {
    Sources sources = new Sources();
    sources.add("a.dpl", SCRIPT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new TextDiagnostics(sources, Paint.PLAIN, 80).write(List.of(diagnostics), to);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
