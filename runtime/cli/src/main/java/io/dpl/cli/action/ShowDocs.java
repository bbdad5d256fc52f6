package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.cli.docs.Entry;
import io.dpl.cli.docs.EntryPage;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.request.DocsRequest;
import io.dpl.cli.terminal.Paint;
import io.dpl.cli.terminal.SafeText;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the documentation of a name, or the list of names. */
final class ShowDocs implements Action<DocsRequest> {

  @Override
  public ExitCode perform(DocsRequest request, Context context) {
    PrintStream out = context.console().out();
    String wanted = request.name().toUpperCase(Locale.ROOT);
    // Codes are asked for most, and need nothing opened.
    List<Entry> entries = wanted.startsWith("DPL") ? Entry.codes() : all(context);
    if (wanted.isEmpty()) {
      list(entries, out, context.resultPaint());
      out.flush();
      return ExitCode.DONE;
    }
    List<Entry> found = EntryPage.find(wanted, entries);
    if (found.isEmpty()) {
      String nearest =
          Nearest.to(wanted, entries.stream().map(Entry::name).toList())
              .map(name -> "; did you mean " + name + "?")
              .orElse("; 'dpl docs' lists the names");
      context
          .console()
          .err()
          .println("dpl: nothing is called " + SafeText.of(request.name()) + nearest);
      return ExitCode.WRONG_USAGE;
    }
    found.forEach(new EntryPage(out, context.resultPaint())::print);
    out.flush();
    return ExitCode.DONE;
  }

  private static List<Entry> all(Context context) {
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      return Entry.all(dpl.registry());
    }
  }

  private static void list(List<Entry> entries, PrintStream out, Paint paint) {
    Map<String, List<Entry>> groups =
        entries.stream()
            .collect(Collectors.groupingBy(Entry::group, LinkedHashMap::new, Collectors.toList()));
    groups.forEach(
        (group, members) -> {
          out.println(paint.bold(group));
          int width = members.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
          for (Entry entry : members) {
            out.println("  " + entry.name() + pad(entry, width) + "  " + entry.summary());
          }
          out.println();
        });
  }

  private static String pad(Entry entry, int width) {
    return " ".repeat(width - entry.name().length());
  }
}
