package io.dpl.cli.repl.run;

import io.dpl.Job;
import io.dpl.ResultBatches;
import io.dpl.api.type.ArrowTypes;
import io.dpl.cli.output.CsvWriter;
import io.dpl.cli.output.FirstRows;
import io.dpl.cli.output.JsonWriter;
import io.dpl.cli.output.ResultWriter;
import io.dpl.cli.output.TableStyle;
import io.dpl.cli.output.TableWriter;
import io.dpl.cli.progress.RunWatch;
import io.dpl.cli.repl.view.Screen;
import io.dpl.cli.terminal.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Shows the results of a run, or writes them where {@code \output} says.
 *
 * @param watch keeps its progress out of what is shown
 */
record Results(Desk desk, RunWatch watch) {

  void show(Job job) throws IOException {
    for (int i = 0; i < job.results(); i++) {
      try (ResultBatches result = job.result(i)) {
        if (desk.options().file().isPresent()) {
          toFile(result, desk.options().file().get());
        } else {
          toScreen(result, i, job.results());
        }
      }
    }
  }

  private void toFile(ResultBatches result, Path file) throws IOException {
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            false,
            StandardCharsets.UTF_8)) {
      String name = file.toString();
      ResultWriter writer =
          name.endsWith(".csv")
              ? new CsvWriter(out)
              : name.endsWith(".json") || name.endsWith(".jsonl")
                  ? new JsonWriter(out)
                  : new TableWriter(out, note -> {}, TableStyle.piped(Long.MAX_VALUE));
      write(result, writer);
    }
    watch.note("added to " + file);
  }

  private void toScreen(ResultBatches result, int index, int results) {
    Screen screen = desk.screen();
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    List<String> notes = new ArrayList<>();
    try (PrintStream out = new PrintStream(buffer, false, StandardCharsets.UTF_8)) {
      if (results > 1) {
        String name = result.name();
        out.println(
            screen.paint().bold(name.isEmpty() ? "result " + (index + 1) : SafeText.of(name)));
      }
      write(result, writer(out, notes));
    }
    watch.hide();
    String text = buffer.toString(StandardCharsets.UTF_8);
    desk.page(text);
    notes.forEach(screen::note);
    watch.showAgain();
  }

  private void write(ResultBatches result, ResultWriter writer) {
    writer.begin(ArrowTypes.schema(result.schema()));
    boolean wanted = true;
    VectorSchemaRoot batch = result.next();
    while (batch != null && wanted) {
      try (VectorSchemaRoot rows = batch) {
        wanted = writer.write(rows);
      }
      batch = wanted ? result.next() : null;
    }
    writer.end(wanted);
  }

  private ResultWriter writer(PrintStream out, List<String> notes) {
    Screen screen = desk.screen();
    long rows = desk.options().rows();
    return switch (desk.options().format()) {
      case TABLE ->
          new TableWriter(
              out,
              note -> notes.add(note.replace("--rows all", "\\rows all")),
              screen.isSeen()
                  ? TableStyle.terminal(screen.columns().getAsInt(), rows, screen.paint())
                  : TableStyle.piped(rows));
      case CSV -> new FirstRows(new CsvWriter(out), rows);
      case JSON -> new FirstRows(new JsonWriter(out), rows);
    };
  }
}
