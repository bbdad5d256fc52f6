package io.dpl.cli.output;

import io.dpl.cli.output.Cell.Kind;
import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.SafeText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Prints the lines of a table whose layout is decided.
 *
 * <p>Example:
 *
 * <pre>
 *  path      │ score
 * ───────────┼──────
 *  docs/a.md │ 0.812
 * </pre>
 *
 * @param columns how each column of the result is set, TEXT or NUMBER
 */
record TableRows(TableLayout layout, List<Kind> columns, TableStyle style) {

  private static final String GAP = "…";

  /** The width that a cell would like. */
  static int width(String text, TableStyle style) {
    return lines(text, Integer.MAX_VALUE, style.maxLines()).stream()
        .mapToInt(DisplayWidth::of)
        .max()
        .orElse(0);
  }

  void printHeader(List<String> names, PrintStream out) {
    print(names::get, columns::get, style.paint()::bold, out);
    StringBuilder rule = new StringBuilder("─");
    for (int i = 0; i < layout.widths().size(); i++) {
      rule.append(i == 0 ? "" : "─┼─").append("─".repeat(layout.widths().get(i)));
      rule.append(i == layout.gapAfter() ? "─┼──" : "");
    }
    out.println(style.paint().dim(rule.append("─").toString()));
  }

  void print(List<Cell> cells, PrintStream out) {
    print(i -> cells.get(i).text(), i -> cells.get(i).kind(), UnaryOperator.identity(), out);
  }

  private void print(
      IntFunction<String> texts,
      IntFunction<Kind> kinds,
      UnaryOperator<String> emphasis,
      PrintStream out) {
    List<List<String>> folded = new ArrayList<>();
    for (int i = 0; i < layout.shown().size(); i++) {
      String text = texts.apply(layout.shown().get(i));
      folded.add(lines(text, layout.widths().get(i), style.maxLines()));
    }
    int height = folded.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder row = new StringBuilder(" ");
      for (int i = 0; i < folded.size(); i++) {
        String part = line < folded.get(i).size() ? folded.get(i).get(line) : "";
        Kind kind = kinds.apply(layout.shown().get(i));
        row.append(i == 0 ? "" : separator()).append(set(part, kind, i, emphasis));
        row.append(i == layout.gapAfter() ? separator() + (line == 0 ? GAP : " ") : "");
      }
      out.println(row.toString().stripTrailing());
    }
  }

  private String set(String part, Kind kind, int position, UnaryOperator<String> emphasis) {
    String space = " ".repeat(Math.max(0, layout.widths().get(position) - DisplayWidth.of(part)));
    String shown = kind == Kind.NULL ? style.paint().dim(part) : emphasis.apply(part);
    return columns.get(layout.shown().get(position)) == Kind.NUMBER ? space + shown : shown + space;
  }

  private String separator() {
    return " " + style.paint().dim("│") + " ";
  }

  private static List<String> lines(String text, int columns, int most) {
    return most == 1 ? List.of(SafeText.of(text)) : Fold.lines(text, columns, most);
  }
}
