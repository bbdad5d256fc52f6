package io.dpl.cli.diagnostic;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Severity;
import io.dpl.cli.terminal.Paint;
import io.dpl.cli.terminal.SafeText;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Diagnostics for people.
 *
 * <p>Example:
 *
 * <pre>
 * error[DPL2003]: no column named widht
 *   examples/a.dpl:3:9
 *   3 │ | WHERE widht &gt; 256
 *     │         ^^^^^
 *   help: did you mean width?
 * </pre>
 *
 * @param columns width of the window; longer source lines are cut to it
 */
public record TextDiagnostics(Sources sources, Paint paint, int columns)
    implements DiagnosticWriter {

  @Override
  public void write(List<Diagnostic> diagnostics, PrintStream to) {
    List<Diagnostic> sorted = diagnostics.stream().sorted(BY_PLACE).toList();
    StringBuilder text = new StringBuilder();
    sorted.stream().limit(LIMIT).forEach(diagnostic -> append(diagnostic, text));
    if (sorted.size() > LIMIT) {
      text.append("and ").append(count(sorted.subList(LIMIT, sorted.size()))).append(" more\n");
    }
    to.print(text);
    to.flush();
  }

  private void append(Diagnostic diagnostic, StringBuilder text) {
    text.append(label(diagnostic)).append(": ");
    text.append(paint.bold(lines(diagnostic.message(), "  "))).append('\n');
    if (diagnostic.span().isKnown()) {
      text.append("  ").append(paint.cyan(diagnostic.span().toString())).append('\n');
      appendExcerpt(diagnostic, text);
    }
    for (String help : diagnostic.help()) {
      text.append("  ").append(paint.cyan("help:")).append(' ');
      text.append(lines(help, "        ")).append('\n');
    }
    text.append('\n');
  }

  private String label(Diagnostic diagnostic) {
    String label =
        diagnostic.severity().name().toLowerCase(Locale.ROOT) + "[" + diagnostic.code().id() + "]";
    return switch (diagnostic.severity()) {
      case ERROR -> paint.red(label);
      case WARNING -> paint.yellow(label);
      case NOTE -> paint.cyan(label);
    };
  }

  private void appendExcerpt(Diagnostic diagnostic, StringBuilder text) {
    String number = String.valueOf(diagnostic.span().line());
    String bar = paint.dim("│");
    int gutter = number.length() + 5;
    sources
        .text(diagnostic.span().source())
        .flatMap(source -> Excerpt.of(source, diagnostic.span(), columns - gutter))
        .ifPresent(
            excerpt ->
                text.append("  ")
                    .append(paint.dim(number))
                    .append(' ')
                    .append(bar)
                    .append(' ')
                    .append(excerpt.line())
                    .append('\n')
                    .append("  ")
                    .append(" ".repeat(number.length()))
                    .append(' ')
                    .append(bar)
                    .append(' ')
                    .append(paint.red(excerpt.carets()))
                    .append('\n'));
  }

  /** Messages carry names and values of the user's data, which may hold anything. */
  private static String lines(String message, String indent) {
    return message.lines().map(SafeText::of).collect(Collectors.joining("\n" + indent));
  }

  /** For example {@code 3 errors, 1 warning}. */
  public static String count(List<Diagnostic> diagnostics) {
    Map<Severity, Long> counts =
        diagnostics.stream()
            .collect(
                Collectors.groupingBy(Diagnostic::severity, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                entry.getValue()
                    + " "
                    + entry.getKey().name().toLowerCase(Locale.ROOT)
                    + (entry.getValue() == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }
}
