package io.dpl.compiler.explain;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Split;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tasks of a graph: for each stage the first of them with what they read. */
public final class Tasks {

  private static final int SHOWN = 8;

  private Tasks() {}

  /** A Mermaid flowchart of calls and references. */
  public static String mermaid(StageGraph graph, ClusterSpec cluster) {
    return new ClusterTasks(graph, cluster).mermaid();
  }

  /**
   * One line a task, at most eight a stage; for a cluster also its workers, and the references that
   * the calls leave behind.
   */
  public static String of(StageGraph graph, ClusterSpec cluster) {
    StringBuilder text = new StringBuilder();
    ClusterTasks calls = new ClusterTasks(graph, cluster);
    if (!cluster.isSingle()) {
      text.append(calls.workers());
    }
    for (Stage stage : graph.stages()) {
      text.append("stage ").append(stage.id()).append(": ").append(stage.name()).append(", ");
      text.append(Explain.count(stage.partitions(), "task")).append('\n');
      if (!cluster.isSingle()) {
        text.append(calls.calls(stage)).append(calls.references(stage));
      }
      for (int task = 0; task < Math.min(SHOWN, stage.partitions()); task++) {
        text.append("  task ")
            .append(stage.id())
            .append('.')
            .append(task)
            .append(": ")
            .append(reads(stage, task))
            .append('\n');
      }
      if (stage.partitions() > SHOWN) {
        text.append("  ... ").append(stage.partitions() - SHOWN).append(" more\n");
      }
    }
    return text.toString();
  }

  private static String reads(Stage stage, int task) {
    List<String> inputs = new ArrayList<>();
    for (PlanNode node : stage.nodes()) {
      if (node instanceof PlanNode.Scan scan) {
        inputs.add(split(scan.source(), task));
      } else if (node instanceof PlanNode.Fragment fragment) {
        fragment.scans().forEach(scan -> inputs.add(split(scan, task)));
      } else if (node instanceof PlanNode.Receive receive) {
        inputs.add("partition " + task + " of exchange " + receive.exchange());
      }
    }
    return inputs.isEmpty() ? "constant rows" : String.join("; ", inputs);
  }

  private static String split(ScanInput scan, int task) {
    if (scan.isDeferred()) {
      return "a split of " + scan.request().locations() + " once it is written";
    }
    Split split = scan.splits().get(Math.min(task, scan.splits().size() - 1));
    String parts =
        split.parts().stream()
            .limit(3)
            .map(
                part ->
                    part.path()
                        + (part.isWhole()
                            ? ""
                            : " rows " + part.firstRow() + " to " + (part.endRow() - 1)))
            .collect(Collectors.joining(", "));
    return parts + (split.parts().size() > 3 ? " and " + (split.parts().size() - 3) + " more" : "");
  }
}
