package io.dpl.compiler.explain;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Prediction;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a plan should take: seconds and bottleneck a stage, seconds over all. */
final class TimeTable {

  private TimeTable() {}

  /** Text for a plan that takes at least a second; empty for others. */
  static String of(StageGraph graph) {
    double seconds = seconds(graph);
    if (seconds < 1) {
      return "";
    }
    StringBuilder text = new StringBuilder("predicted: " + print(seconds) + "\n");
    for (Prediction each : graph.predictions()) {
      text.append("  stage " + each.stage() + ": " + print(each.seconds()))
          .append(", bound by " + each.bound())
          .append(", " + print(each.coreSeconds()) + " of cores\n");
    }
    return text.append('\n').toString();
  }

  /** From the start of the first stage to the end of the last: a stage waits for its inputs. */
  static double seconds(StageGraph graph) {
    Map<Integer, Double> ends = new HashMap<>();
    double last = 0;
    for (Stage stage : graph.stages()) {
      double start = 0;
      for (Stage before : graph.stages()) {
        if (ends.containsKey(before.id()) && waits(graph, stage, before)) {
          start = Math.max(start, ends.get(before.id()));
        }
      }
      double own =
          graph.predictions().stream()
              .filter(each -> each.stage() == stage.id())
              .mapToDouble(Prediction::seconds)
              .sum();
      ends.put(stage.id(), start + own);
      last = Math.max(last, start + own);
    }
    return last;
  }

  private static boolean waits(StageGraph graph, Stage stage, Stage before) {
    return stage.after().contains(before.id())
        || graph.exchanges().stream()
            .map(Exchange::id)
            .anyMatch(id -> NodeText.sends(before, id) && NodeText.receives(stage, id));
  }

  /** Seconds as people read them: {@code 0.3 s}, {@code 42 s}, {@code 3.5 h}. */
  static String print(double seconds) {
    if (seconds >= 3 * 3600) {
      return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
    if (seconds >= 300) {
      return String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }
    return String.format(Locale.ROOT, seconds >= 10 ? "%.0f s" : "%.1f s", seconds);
  }
}
