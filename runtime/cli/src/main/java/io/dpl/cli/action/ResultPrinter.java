package io.dpl.cli.action;

import io.dpl.Job;
import io.dpl.ResultBatches;
import io.dpl.api.type.ArrowTypes;
import io.dpl.cli.output.CsvWriter;
import io.dpl.cli.output.FirstRows;
import io.dpl.cli.output.JsonWriter;
import io.dpl.cli.output.OutputFormat;
import io.dpl.cli.output.ResultWriter;
import io.dpl.cli.output.TableStyle;
import io.dpl.cli.output.TableWriter;
import io.dpl.cli.progress.RunWatch;
import io.dpl.cli.request.RunRequest;
import io.dpl.cli.terminal.SafeText;
import java.io.PrintStream;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Prints the results of a run in the order of the script, or the one that was asked for.
 *
 * @param watch keeps its progress line out of a table on the same terminal
 */
record ResultPrinter(RunRequest request, Context context, RunWatch watch) {

  /** Prints while the run goes on; a result that nobody asked for is given up. */
  void print(Job job) {
    for (int i = 0; i < job.results(); i++) {
      try (ResultBatches result = job.result(i)) {
        if (isPrinted(i)) {
          print(result, i, job.results());
        }
      }
    }
  }

  private boolean isPrinted(int index) {
    return request.output() instanceof OutputFormat.Text
        && (request.result().isEmpty() || request.result().getAsInt() == index + 1);
  }

  private void print(ResultBatches result, int index, int results) {
    VectorSchemaRoot batch = result.next();
    if (context.console().terminal().resultsSeen()) {
      watch.hide();
    }
    if (results > 1 && request.result().isEmpty()) {
      heading(result.name(), index);
    }
    ResultWriter writer = writer();
    writer.begin(ArrowTypes.schema(result.schema()));
    boolean wanted = true;
    while (batch != null && wanted) {
      try (VectorSchemaRoot rows = batch) {
        wanted = writer.write(rows);
      }
      batch = wanted ? result.next() : null;
    }
    writer.end(wanted);
    watch.showAgain();
  }

  private void heading(String name, int index) {
    PrintStream out = context.console().out();
    if (index > 0) {
      out.println();
    }
    out.println(
        context.resultPaint().bold(name.isEmpty() ? "result " + (index + 1) : SafeText.of(name)));
  }

  private ResultWriter writer() {
    PrintStream out = context.console().out();
    OutputFormat.Text format = (OutputFormat.Text) request.output();
    return switch (format) {
      case TABLE -> new TableWriter(out, watch::note, style());
      case CSV -> limited(new CsvWriter(out));
      case JSON -> limited(new JsonWriter(out));
    };
  }

  private ResultWriter limited(ResultWriter writer) {
    return request.rows().isPresent() ? new FirstRows(writer, request.rows().getAsLong()) : writer;
  }

  private TableStyle style() {
    return context.console().terminal().resultsSeen()
        ? TableStyle.terminal(
            context.console().terminal().columns(),
            request.rows().orElse(TableStyle.TERMINAL_ROWS),
            context.resultPaint())
        : TableStyle.piped(request.rows().orElse(Long.MAX_VALUE));
  }
}
