package io.dpl.cli.output;

import io.dpl.Measurement;
import io.dpl.ModelTime;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import io.dpl.api.cluster.Bytes;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.engine.event.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;

/** What a run did beside what was predicted, as text. */
public final class MeasuredText {

  private static final String LINE = "%-28s  %18s  %18s  %12s%n";

  private MeasuredText() {}

  /** Reads a result to its end. */
  public static void drop(ResultBatches result) {
    try (result) {
      VectorSchemaRoot batch = result.next();
      while (batch != null) {
        batch.close();
        batch = result.next();
      }
    }
  }

  /** Predicted beside measured, as {@link #print} prints it. */
  public static String of(Plan plan, Measurement measured) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      print(plan, measured, out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Predicted beside measured, a line a stage. */
  public static void print(Plan plan, Measurement measured, PrintStream out) {
    out.println();
    out.printf(Locale.ROOT, LINE, "measured", "rows (predicted)", "bytes (predicted)", "time");
    for (Stage stage : plan.stages().stages()) {
      Optional<RunEvent.StageFinished> found = measured.stage(stage.id());
      if (found.isPresent()) {
        RunEvent.StageFinished seen = found.get();
        out.printf(
            Locale.ROOT,
            LINE,
            shortened("stage " + stage.id() + ": " + stage.name()),
            String.format(Locale.ROOT, "%,d (%,d)", seen.rows(), stage.rows()),
            Bytes.print(seen.bytes()) + " (" + Bytes.print(stage.bytes()) + ")",
            String.format(Locale.ROOT, "%.3f s", seen.millis() / 1000.0));
      }
    }
    printModels(plan, measured, out);
    out.print(measured.explainDecisions("\ndecided while it ran"));
    out.flush();
  }

  private static void printModels(Plan plan, Measurement measured, PrintStream out) {
    if (measured.models().isEmpty()) {
      return;
    }
    out.println();
    out.printf(Locale.ROOT, LINE, "models", "rows", "a row (predicted)", "time");
    for (ModelTime time : measured.models()) {
      PlanNode.Model node = (PlanNode.Model) plan.stages().stage(time.stage()).node(time.node());
      double predicted = plan.stages().model(node.model()).signature().cost().secondsPerRow();
      out.printf(
          Locale.ROOT,
          LINE,
          shortened("stage " + time.stage() + ": " + time.model()),
          String.format(Locale.ROOT, "%,d", time.rows()),
          String.format(Locale.ROOT, "%.3g s (%.3g s)", time.secondsPerRow(), predicted),
          String.format(Locale.ROOT, "%.3f s", time.seconds()));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 28 ? text : text.substring(0, 25) + "...";
  }
}
