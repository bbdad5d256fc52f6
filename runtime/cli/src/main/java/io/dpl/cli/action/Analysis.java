package io.dpl.cli.action;

import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import io.dpl.api.cluster.Bytes;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.Stage;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.progress.Interrupts;
import io.dpl.engine.event.RunEvent;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Runs a plan and shows for each stage what was predicted beside what was measured. */
final class Analysis {

  private static final String LINE = "%-28s  %18s  %18s  %12s%n";

  private Analysis() {}

  /** Results are made and dropped; writes are written. */
  static ExitCode run(Plan plan, Context context) {
    Map<Integer, RunEvent.StageFinished> measured = new ConcurrentHashMap<>();
    try (Job job =
            plan.start(
                event -> {
                  if (event instanceof RunEvent.StageFinished finished) {
                    measured.put(finished.stage(), finished);
                  }
                });
        Interrupts interrupts = new Interrupts(() -> new Thread(job::cancel).start())) {
      try {
        for (int i = 0; i < job.results(); i++) {
          drop(job.result(i));
        }
        job.await();
      } catch (DplException e) {
        if (interrupts.happened()) {
          return ExitCode.INTERRUPTED;
        }
        throw e;
      }
    }
    print(plan, new TreeMap<>(measured), context.console().out());
    return ExitCode.DONE;
  }

  private static void drop(ResultBatches result) {
    try (result) {
      VectorSchemaRoot batch = result.next();
      while (batch != null) {
        batch.close();
        batch = result.next();
      }
    }
  }

  private static void print(
      Plan plan, Map<Integer, RunEvent.StageFinished> measured, PrintStream out) {
    out.println();
    out.printf(Locale.ROOT, LINE, "measured", "rows (predicted)", "bytes (predicted)", "time");
    for (Stage stage : plan.stages().stages()) {
      RunEvent.StageFinished seen = measured.get(stage.id());
      if (seen != null) {
        out.printf(
            Locale.ROOT,
            LINE,
            shortened("stage " + stage.id() + ": " + stage.name()),
            String.format(Locale.ROOT, "%,d (%,d)", seen.rows(), stage.rows()),
            Bytes.print(seen.bytes()) + " (" + Bytes.print(stage.bytes()) + ")",
            String.format(Locale.ROOT, "%.3f s", seen.millis() / 1000.0));
      }
    }
    out.flush();
  }

  private static String shortened(String text) {
    return text.length() <= 28 ? text : text.substring(0, 25) + "...";
  }
}
