package io.dpl.cli.repl.command;

import io.dpl.cli.output.OutputFormat;
import io.dpl.cli.repl.run.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Commands that change how results are shown. */
final class Settings {

  static final List<PromptCommand> ALL =
      List.of(
          new SimpleCommand(
              "output",
              "[table|csv|json|FILE]",
              "how results are shown, or the .csv, .json, .parquet or .arrow file they go to;"
                  + " alone: back to tables here",
              Settings::output),
          new SimpleCommand(
              "rows", "N|all", "most rows shown of a result (now 1000)", Settings::rows),
          new SimpleCommand(
              "timing", "[on|off]", "shows how long each input takes", Settings::timing),
          new SimpleCommand(
              "pager", "[on|off]", "shows long results page by page", Settings::pager));

  private Settings() {}

  private static void output(Words words, Desk desk) throws IOException {
    String to = words.rest();
    OutputFormat.Text format = OutputFormat.Text.TABLE;
    Optional<Path> file = Optional.empty();
    switch (to.toLowerCase(Locale.ROOT)) {
      case "", "table" -> {}
      case "csv" -> format = OutputFormat.Text.CSV;
      case "json" -> format = OutputFormat.Text.JSON;
      default -> file = Optional.of(writable(words));
    }
    desk.options().setFormat(format);
    desk.options().setFile(file);
    desk.screen()
        .note(
            file.isPresent()
                ? "results go to " + file.get()
                : "results are shown as " + format.name().toLowerCase(Locale.ROOT));
  }

  private static Path writable(Words words) throws IOException {
    String name = words.rest();
    if (!name.matches("(?i).*\\.(csv|json|jsonl|txt|parquet|arrow)")) {
      throw words.wrong(
          "'" + name + "' is no format, and no file whose name says one",
          "write table, csv, json, or a file that ends in .csv, .json, .txt, .parquet or .arrow");
    }
    Path file = Path.of(name);
    if (file.getParent() != null && !Files.isDirectory(file.getParent())) {
      throw words.wrong("there is no folder " + file.getParent(), "make it first");
    }
    if (Files.exists(file)) {
      throw words.wrong(name + " is there already", "choose another name, or remove it first");
    }
    return file;
  }

  private static void rows(Words words, Desk desk) {
    if (words.rest().equalsIgnoreCase("all")) {
      desk.options().setRows(Long.MAX_VALUE);
    } else if (words.rest().matches("[1-9][0-9]{0,17}")) {
      desk.options().setRows(Long.parseLong(words.rest()));
    } else {
      throw words.wrong("'" + words.rest() + "' is no number of rows", "write \\rows 100 or all");
    }
    desk.screen().note("shows " + words.rest().toLowerCase(Locale.ROOT) + " rows of a result");
  }

  private static void timing(Words words, Desk desk) {
    desk.options().setTiming(words.isOn(desk.options().timing()));
    desk.screen().note("timing is " + (desk.options().timing() ? "on" : "off"));
  }

  private static void pager(Words words, Desk desk) {
    desk.options().setPaging(words.isOn(desk.options().paging()));
    desk.screen().note("the pager is " + (desk.options().paging() ? "on" : "off"));
  }
}
