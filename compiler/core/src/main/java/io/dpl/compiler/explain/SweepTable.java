package io.dpl.compiler.explain;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Prediction;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The plans of one script for clusters of several sizes, as a table: where adding nodes stops
 * helping.
 */
public final class SweepTable {

  private static final String STAGES = "%6s  %-32s %10s %6s %6s %10s  %s\n";
  private static final String SIZES = "%6s %10s %13s %9s %14s\n";

  private SweepTable() {}

  /**
   * One size.
   *
   * @param graph null where it cannot be planned
   * @param problem why, else empty
   */
  public record Size(
      int nodes, @org.jspecify.annotations.Nullable StageGraph graph, String problem) {}

  /** The table: a line a size and stage, then a line a size. */
  public static String of(List<Size> sizes) {
    StringBuilder text = new StringBuilder();
    line(text, STAGES, "nodes", "stage", "partitions", "batch", "pool", "time", "bound by");
    for (Size size : sizes) {
      if (size.graph() == null) {
        line(text, STAGES, size.nodes(), size.problem(), "", "", "", "", "");
      } else {
        stages(text, size.nodes(), size.graph());
      }
    }
    text.append('\n');
    line(text, SIZES, "nodes", "time", "node-seconds", "speed-up", "memory a node");
    List<Size> planned = sizes.stream().filter(size -> size.graph() != null).toList();
    for (Size size : planned) {
      double seconds = TimeTable.seconds(size.graph());
      double first = TimeTable.seconds(planned.get(0).graph());
      line(
          text,
          SIZES,
          size.nodes(),
          TimeTable.print(seconds),
          String.format(Locale.ROOT, "%.0f", seconds * size.nodes()),
          String.format(Locale.ROOT, "%.1f", first / seconds),
          Bytes.print(size.graph().certificate().totalBytes()));
    }
    return text.append(knee(planned)).toString();
  }

  private static void stages(StringBuilder text, int nodes, StageGraph graph) {
    for (Stage stage : graph.stages()) {
      Prediction time =
          graph.predictions().stream()
              .filter(p -> p.stage() == stage.id())
              .findFirst()
              .orElseThrow();
      List<String> batches = new ArrayList<>();
      List<String> pools = new ArrayList<>();
      for (PlanNode node : stage.nodes()) {
        if (node instanceof PlanNode.Model model) {
          batches.add(String.valueOf(model.batchRows()));
          pools.add(pool(graph.model(model.model())));
        }
      }
      String name = stage.id() + ": " + stage.name();
      line(
          text,
          STAGES,
          nodes,
          name.length() > 32 ? name.substring(0, 29) + "..." : name,
          stage.partitions(),
          String.join(",", batches),
          String.join(",", pools),
          TimeTable.print(time.seconds()),
          time.bound());
    }
  }

  private static String pool(ModelUse model) {
    return model.nodeSlots().isEmpty()
        ? model.slots() == 0 ? "all" : String.valueOf(model.slots())
        : String.valueOf(model.nodeSlots().values().stream().mapToInt(Integer::intValue).sum());
  }

  /**
   * Twice the nodes should take half the time; where they save less than a fifth they don't help.
   */
  private static String knee(List<Size> sizes) {
    for (int i = 1; i < sizes.size(); i++) {
      double before = TimeTable.seconds(sizes.get(i - 1).graph());
      double after = TimeTable.seconds(sizes.get(i).graph());
      if (after > 0.8 * before) {
        return "\nMore than "
            + sizes.get(i - 1).nodes()
            + (sizes.get(i - 1).nodes() == 1 ? " node" : " nodes")
            + " help little: "
            + sizes.get(i).nodes()
            + " take "
            + Math.round(100 * after / before)
            + " % of its time.\n";
      }
    }
    return sizes.size() < 2 ? "" : "\nEvery size in the table still helps.\n";
  }

  private static void line(StringBuilder text, String format, Object... cells) {
    text.append(String.format(Locale.ROOT, format, cells).stripTrailing()).append('\n');
  }
}
