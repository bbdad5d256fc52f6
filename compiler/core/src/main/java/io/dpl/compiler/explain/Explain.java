package io.dpl.compiler.explain;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stage graph as people read it: stages, exchanges, every decision with its reason, the memory
 * certificate.
 */
public final class Explain {

  private Explain() {}

  /** The whole graph. */
  public static String stages(StageGraph graph) {
    StringBuilder text = new StringBuilder();
    for (Stage stage : graph.stages()) {
      text.append(stage(graph, stage)).append('\n');
    }
    graph.exchanges().forEach(exchange -> text.append(exchange(graph, exchange)).append('\n'));
    if (!graph.exchanges().isEmpty()) {
      text.append('\n');
    }
    text.append(decisions(graph.decisions()));
    text.append(TimeTable.of(graph));
    return text.append(certificate(graph.certificate())).toString();
  }

  /** A stage with its nodes and outputs. */
  public static String stage(StageGraph graph, Stage stage) {
    StringBuilder text = new StringBuilder();
    text.append("stage ").append(stage.id()).append(": ").append(stage.name()).append('\n');
    text.append("  ").append(count(stage.partitions(), "partition"));
    if (stage.parallelism() > 0) {
      text.append(", ").append(stage.parallelism()).append(" at once");
    }
    text.append(", ").append(stage.determinacy().name().toLowerCase(java.util.Locale.ROOT));
    text.append(", about ")
        .append(count(stage.rows(), "row"))
        .append(", ")
        .append(Bytes.print(stage.bytes()));
    if (!stage.after().isEmpty()) {
      text.append(", after stage ").append(join(stage.after()));
    }
    text.append('\n');
    stage.nodes().forEach(node -> text.append(NodeText.node(graph, node)));
    stage
        .outputs()
        .forEach(output -> text.append("  -> ").append(NodeText.output(output)).append('\n'));
    return text.toString();
  }

  private static String exchange(StageGraph graph, Exchange exchange) {
    int from =
        graph.stages().stream()
            .filter(stage -> NodeText.sends(stage, exchange.id()))
            .mapToInt(Stage::id)
            .findFirst()
            .orElse(0);
    int to =
        graph.stages().stream()
            .filter(stage -> NodeText.receives(stage, exchange.id()))
            .mapToInt(Stage::id)
            .findFirst()
            .orElse(0);
    return "exchange "
        + exchange.id()
        + ": stage "
        + from
        + " -> stage "
        + to
        + ", "
        + exchange.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
        + (exchange.keys().isEmpty() ? "" : " by " + String.join(", ", exchange.keys()))
        + (exchange.pipelined() ? ", pipelined" : "")
        + ", "
        + count(exchange.partitions(), "partition")
        + ", about "
        + count(exchange.rows(), "row")
        + ", "
        + Bytes.print(exchange.bytes());
  }

  /** Decisions, one block each. */
  public static String decisions(List<Decision> decisions) {
    return decisions("decisions", decisions);
  }

  /** The same under another heading. */
  public static String decisions(String heading, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(heading).append('\n');
    for (Decision decision : decisions) {
      text.append("  stage ")
          .append(decision.stage())
          .append(": ")
          .append(decision.what())
          .append(" = ")
          .append(decision.value());
      text.append(" [").append(decision.rule()).append("]\n");
      if (!decision.inputs().isEmpty()) {
        String inputs =
            decision.inputs().stream()
                .map(input -> input.name() + " = " + input.text())
                .collect(Collectors.joining(", "));
        text.append("    from ").append(inputs).append('\n');
      }
      text.append("    because ").append(decision.binding()).append('\n');
      if (!decision.nextBest().isEmpty()) {
        text.append("    next best ").append(decision.nextBest()).append('\n');
      }
    }
    return text.append('\n').toString();
  }

  /** The certificate in one sentence and its parts. */
  public static String certificate(Certificate certificate) {
    StringBuilder text = new StringBuilder();
    text.append("memory: at most ").append(Bytes.print(certificate.totalBytes()));
    text.append(" of ").append(Bytes.print(certificate.limitBytes())).append(" a node, because\n");
    text.append("  ")
        .append(Bytes.print(certificate.baseBytes()))
        .append(" base: JVM and engine before any plan\n");
    for (Certificate.Part part : certificate.parts()) {
      text.append("  ").append(Bytes.print(part.bytes())).append(' ').append(part.name());
      text.append(": ").append(part.because()).append('\n');
    }
    return text.toString();
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String join(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
