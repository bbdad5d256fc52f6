package io.dpl.compiler.explain;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;

/** A stage graph as a Mermaid flowchart. */
public final class Mermaid {

  private Mermaid() {}

  /**
   * The graph: a box a stage, an arrow an exchange, a dotted arrow where a stage waits for a write.
   */
  public static String stages(StageGraph graph) {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    for (Stage stage : graph.stages()) {
      text.append("  s").append(stage.id()).append("[\"").append(stage.id()).append(": ");
      text.append(stage.name().replace("\"", "#quot;"))
          .append("<br/>")
          .append(Explain.count(stage.partitions(), "partition"));
      text.append("\"]\n");
    }
    for (Stage to : graph.stages()) {
      for (Exchange exchange : graph.exchanges()) {
        for (Stage from : graph.stages()) {
          if (NodeText.receives(to, exchange.id()) && NodeText.sends(from, exchange.id())) {
            text.append("  s")
                .append(from.id())
                .append(" -->|")
                .append(exchange.kind().name().toLowerCase(java.util.Locale.ROOT));
            text.append("| s").append(to.id()).append('\n');
          }
        }
      }
      to.after()
          .forEach(
              before ->
                  text.append("  s").append(before).append(" -.-> s").append(to.id()).append('\n'));
    }
    return text.toString();
  }
}
