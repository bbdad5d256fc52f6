package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Field;
import java.util.Optional;

/** A heavy column that has to wait in an exchange: for a join, a sort, a set operation, a CACHE. */
final class HeavyCrossesExchange {

  private HeavyCrossesExchange() {}

  static void check(StageGraph graph, Diagnostics found) {
    for (Exchange exchange : graph.exchanges()) {
      Optional<Field> heavy =
          exchange.pipelined()
              ? Optional.empty()
              : exchange.schema().fields().stream()
                  .filter(field -> field.type().isHeavy())
                  .findFirst();
      heavy.ifPresent(
          field ->
              found.warning(
                  LintCode.HEAVY_CROSSES_EXCHANGE,
                  place(graph, exchange, field),
                  "the heavy column "
                      + field.name()
                      + " waits in an exchange, because what follows needs all rows",
                  "make it behind the join, the sort or the REPARTITION, from a path or a key"));
    }
  }

  /** The call that made the column, else the stage that receives it. */
  private static Span place(StageGraph graph, Exchange exchange, Field field) {
    for (Stage stage : graph.stages()) {
      for (PlanNode node : stage.nodes()) {
        if (node instanceof PlanNode.Call call && call.output().name().equals(field.name())) {
          return call.span();
        }
      }
    }
    return graph.stages().stream()
        .filter(
            stage ->
                stage.nodes().stream()
                    .anyMatch(
                        node ->
                            node instanceof PlanNode.Receive receive
                                && receive.exchange() == exchange.id()))
        .map(Stage::span)
        .findFirst()
        .orElse(Span.NONE);
  }
}
