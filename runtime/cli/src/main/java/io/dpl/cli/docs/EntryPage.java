package io.dpl.cli.docs;

import io.dpl.cli.terminal.Paint;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** An entry as people read it. */
public record EntryPage(PrintStream out, Paint paint) {

  /** The entries that a name means: ORDER is ORDER BY, MODEL is CREATE MODEL. */
  public static List<Entry> find(String name, List<Entry> entries) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    List<Entry> exact = entries.stream().filter(entry -> entry.name().equals(wanted)).toList();
    return exact.isEmpty()
        ? entries.stream().filter(entry -> entry.hasWord(wanted)).toList()
        : exact;
  }

  /** Prints it. */
  public void print(Entry entry) {
    out.println(paint.bold(entry.name()) + ": " + entry.summary());
    if (!entry.usage().isEmpty()) {
      out.println();
      entry.usage().forEach(line -> out.println("    " + paint.cyan(line)));
    }
    for (String paragraph : entry.paragraphs()) {
      if (!paragraph.isEmpty()) {
        out.println();
        out.println(paragraph);
      }
    }
    if (!entry.example().isEmpty()) {
      out.println();
      out.println(paint.dim("Example:"));
      entry.example().lines().forEach(line -> out.println("    " + line));
    }
    out.println();
  }
}
