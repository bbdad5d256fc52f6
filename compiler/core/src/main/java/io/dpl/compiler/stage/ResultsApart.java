package io.dpl.compiler.stage;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves results out of stages that have other outputs as well: a caller who reads the second result
 * first, or none at all, must not hold up a stage that also writes files or feeds others. Their
 * rows rest in an exchange.
 */
final class ResultsApart {

  private final Emitter emitter;
  private final Exchanges exchanges;

  ResultsApart(Emitter emitter, Exchanges exchanges) {
    this.emitter = emitter;
    this.exchanges = exchanges;
  }

  /** All last stages, with the new ones among them. */
  List<StageDraft> apply(List<StageDraft> ends) {
    Set<StageDraft> all = new LinkedHashSet<>();
    for (StageDraft end : ends) {
      StageDraft stage = end.resolve();
      if (all.add(stage) && stage.outputs.size() > 1) {
        for (Output output : List.copyOf(stage.outputs)) {
          if (output instanceof Output.Result result) {
            all.add(move(stage, result));
          }
        }
      }
    }
    return new ArrayList<>(all);
  }

  private StageDraft move(StageDraft stage, Output.Result result) {
    PlanNode node =
        stage.nodes.stream().filter(each -> each.id() == result.node()).findFirst().orElseThrow();
    StageDraft to = new StageDraft();
    to.rows = stage.rows;
    to.rowBytes = stage.rowBytes;
    to.works.add("result");
    Emitter.place(to, result.span());
    int exchange = exchanges.link(Exchange.Kind.GATHER, node.schema(), stage, to);
    int receive = emitter.nextNode();
    to.nodes.add(new PlanNode.Receive(receive, exchange, node.schema()));
    to.outputs.add(
        new Output.Result(
            receive, result.result(), result.ordered(), result.hidden(), result.span()));
    stage.outputs.remove(result);
    stage.outputs.add(new Output.Send(result.node(), exchange));
    return to;
  }
}
