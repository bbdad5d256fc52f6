package io.dpl.compiler.explain;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes and outputs of a stage as lines. */
final class NodeText {

  private NodeText() {}

  static String node(StageGraph graph, PlanNode node) {
    String head = "  " + node.id() + " ";
    if (node instanceof PlanNode.Scan scan) {
      return head + "scan " + source(scan.source()) + "\n";
    }
    if (node instanceof PlanNode.Receive receive) {
      return head + "receive exchange " + receive.exchange() + " " + names(node) + "\n";
    }
    if (node instanceof PlanNode.Fragment fragment) {
      return head + fragment(fragment);
    }
    if (node instanceof PlanNode.Call call) {
      return head
          + "call "
          + call.function()
          + "("
          + arguments(call.arguments(), call.options())
          + ") AS "
          + call.output()
          + guard(call.guard())
          + from(call.input());
    }
    if (node instanceof PlanNode.Model model) {
      String outputs =
          model.outputs().stream().map(Object::toString).collect(Collectors.joining(", "));
      return head
          + "apply "
          + graph.model(model.model()).declaration().name()
          + "("
          + String.join(", ", model.arguments())
          + ") AS "
          + outputs
          + ", batches of "
          + model.batchRows()
          + (model.mostRows() > model.batchRows() ? " to " + model.mostRows() : "")
          + guard(model.guard())
          + from(model.input());
    }
    if (node instanceof PlanNode.Select select) {
      return head + "select " + names(node) + from(select.input());
    }
    PlanNode.Batch batch = (PlanNode.Batch) node;
    String bound = batch.rows() > 0 ? batch.rows() + " rows" : Bytes.print(batch.bytes());
    return head + "batch " + bound + from(batch.input());
  }

  private static String fragment(PlanNode.Fragment fragment) {
    StringBuilder text = new StringBuilder("fragment");
    text.append(fragment.alone() ? ", all threads" : "")
        .append(fragment.ordered() ? ", ordered" : "")
        .append('\n');
    for (ScanInput scan : fragment.scans()) {
      text.append("      ").append(scan.name()).append(" = ").append(source(scan)).append('\n');
    }
    for (PlanNode.Fragment.Input input : fragment.inputs()) {
      text.append("      ")
          .append(input.name())
          .append(" = node ")
          .append(input.node())
          .append('\n');
    }
    for (PlanNode.Fragment.Step step : fragment.steps()) {
      text.append("      ")
          .append(step.name())
          .append(": ")
          .append(step.sql().replace("\n", "\n        "))
          .append('\n');
    }
    return text.toString();
  }

  private static String source(ScanInput scan) {
    ReadRequest request = scan.request();
    String places =
        request.locations().stream()
            .map(place -> "'" + place + "'")
            .collect(Collectors.joining(", "));
    String splits = scan.isDeferred() ? ", cut when written" : "";
    return request.format()
        + " "
        + places
        + " ("
        + String.join(", ", scan.columns())
        + ")"
        + splits;
  }

  static String output(Output output) {
    if (output instanceof Output.Send send) {
      return "exchange " + send.exchange() + " from " + send.node();
    }
    if (output instanceof Output.Result result) {
      return "result "
          + (result.result() + 1)
          + (result.ordered() ? ", ordered" : "")
          + " from "
          + result.node();
    }
    if (output instanceof Output.Discard discard) {
      return "nowhere, from " + discard.node();
    }
    Output.Write write = (Output.Write) output;
    return "write "
        + write.format()
        + " '"
        + write.location()
        + "' "
        + write.mode()
        + (write.partitionBy().isEmpty()
            ? ""
            : " partition by " + String.join(", ", write.partitionBy()))
        + " ("
        + String.join(", ", write.columns())
        + ") from "
        + write.node();
  }

  static boolean sends(Stage stage, int exchange) {
    return stage.outputs().stream()
        .anyMatch(output -> output instanceof Output.Send send && send.exchange() == exchange);
  }

  static boolean receives(Stage stage, int exchange) {
    return stage.nodes().stream()
        .anyMatch(
            node -> node instanceof PlanNode.Receive receive && receive.exchange() == exchange);
  }

  private static String arguments(List<String> arguments, java.util.Map<String, Object> options) {
    StringBuilder text = new StringBuilder(String.join(", ", arguments));
    new java.util.TreeMap<>(options)
        .forEach((name, value) -> text.append(", ").append(name).append(" => ").append(value));
    return text.toString();
  }

  private static String guard(String guard) {
    return guard.isEmpty() ? "" : " where " + guard;
  }

  private static String from(int input) {
    return " from " + input + "\n";
  }

  private static String names(PlanNode node) {
    return "(" + String.join(", ", node.schema().names()) + ")";
  }
}
