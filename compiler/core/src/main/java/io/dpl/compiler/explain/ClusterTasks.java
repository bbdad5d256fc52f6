package io.dpl.compiler.explain;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.scale.PackCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The execution graph of a plan for a cluster: node workers, calls, references, sizes. */
final class ClusterTasks {

  private final StageGraph graph;
  private final ClusterSpec cluster;

  ClusterTasks(StageGraph graph, ClusterSpec cluster) {
    this.graph = graph;
    this.cluster = cluster;
  }

  /** The workers, nodes that are alike together: {@code node1 to node4: 16 slots, 64 GiB each}. */
  String workers() {
    StringBuilder text = new StringBuilder("workers\n");
    alike()
        .forEach(
            (kind, nodes) ->
                text.append("  ")
                    .append(nodes.get(0))
                    .append(nodes.size() > 1 ? " to " + nodes.get(nodes.size() - 1) : "")
                    .append(": one worker")
                    .append(nodes.size() > 1 ? " each, " : ", ")
                    .append(kind)
                    .append('\n'));
    graph
        .models()
        .forEach(
            model ->
                text.append("  model ")
                    .append(model.declaration().name())
                    .append(": loaded once a worker, ")
                    .append(Bytes.print(model.signature().weightsBytes()))
                    .append(", ")
                    .append(model.slots() == 0 ? "a slot a processor" : slots(model.slots()))
                    .append('\n'));
    return text.toString();
  }

  private static String slots(int slots) {
    return Explain.count(slots, "slot") + " a worker";
  }

  private Map<String, List<String>> alike() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (NodeSpec node : cluster.nodes()) {
      String kind =
          Explain.count(node.cpus(), "slot")
              + (node.gpus() > 0 ? ", " + gpus(node.gpus()) : "")
              + ", "
              + Bytes.print(node.memoryBytes());
      kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(node.name());
    }
    return kinds;
  }

  private static String gpus(double gpus) {
    return (gpus == Math.rint(gpus) ? String.valueOf((long) gpus) : String.valueOf(gpus))
        + (gpus == 1 ? " GPU" : " GPUs");
  }

  /** Calls of a stage and where they run. */
  String calls(Stage stage) {
    int nodes = Math.min(cluster.nodes().size(), stage.partitions());
    int perNode = (stage.partitions() + nodes - 1) / nodes;
    int slots = Math.max(1, cluster.cpus() / cluster.nodes().size());
    int atOnce = stage.parallelism() > 0 ? Math.min(stage.parallelism(), slots) : slots;
    return "  "
        + Explain.count(stage.partitions(), "call")
        + " on "
        + Explain.count(nodes, "worker")
        + ", about "
        + perNode
        + " each, "
        + Math.min(atOnce, perNode)
        + " at once\n";
  }

  /** References that the calls of a stage leave behind. */
  String references(Stage stage) {
    StringBuilder text = new StringBuilder();
    for (Exchange exchange : graph.exchanges()) {
      if (NodeText.sends(stage, exchange.id())) {
        text.append("  packs of exchange ")
            .append(exchange.id())
            .append(", ")
            .append(kind(exchange))
            .append(": ")
            .append(references(exchange, stage))
            .append('\n');
      }
    }
    return text.toString();
  }

  private String references(Exchange exchange, Stage from) {
    int nodes = cluster.nodes().size();
    return "about "
        + Explain.count(PackCount.expected(exchange, from.partitions(), nodes), "reference")
        + ", at most "
        + PackCount.most(exchange, from.partitions(), nodes)
        + ", "
        + Bytes.print(exchange.bytes())
        + ", "
        + Bytes.print((long) PackCount.movedBytes(exchange, nodes))
        + " over the network";
  }

  private static String kind(Exchange exchange) {
    return exchange.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The graph as a Mermaid flowchart: a box a stage with its calls, an arrow an exchange. */
  String mermaid() {
    StringBuilder text = new StringBuilder("flowchart TD\n  subgraph workers\n");
    int number = 0;
    for (Map.Entry<String, List<String>> kind : alike().entrySet()) {
      List<String> nodes = kind.getValue();
      String names = nodes.get(0) + (nodes.size() > 1 ? " to " + nodes.get(nodes.size() - 1) : "");
      text.append("    w" + ++number + "[[\"" + names + "<br/>" + kind.getKey() + "\"]]\n");
    }
    text.append("  end\n");
    for (Stage stage : graph.stages()) {
      text.append("  s" + stage.id() + "[\"" + stage.id() + ": ")
          .append(stage.name().replace("\"", "#quot;"))
          .append("<br/>" + calls(stage).strip() + "\"]\n");
    }
    for (Stage from : graph.stages()) {
      for (Exchange exchange : graph.exchanges()) {
        for (Stage to : graph.stages()) {
          if (NodeText.sends(from, exchange.id()) && NodeText.receives(to, exchange.id())) {
            text.append("  s" + from.id() + " -->|\"" + kind(exchange) + "<br/>")
                .append(references(exchange, from).replace(", at most", "<br/>at most"))
                .append("\"| s" + to.id() + "\n");
          }
        }
      }
      from.after().forEach(before -> text.append("  s" + before + " -.-> s" + from.id() + "\n"));
    }
    return text.toString();
  }
}
