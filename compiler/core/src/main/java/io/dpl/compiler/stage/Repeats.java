package io.dpl.compiler.stage;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage.Determinacy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the outputs of the stages repeat, asked in the order of the stages: worst of what the stage
 * receives and what it does itself.
 *
 * <ul>
 *   <li>indeterminate: a volatile function or model, a batch-dependent model under AUTO, anything
 *       behind an indeterminate stage
 *   <li>unordered: all threads of DuckDB, anything behind an unordered stage
 *   <li>unordered rows become indeterminate where their order decides: LIMIT, numbering windows,
 *       collecting aggregates, batch-dependent models, and round-robin, which hands out runs of
 *       rows
 * </ul>
 */
final class Repeats {

  private final Exchanges exchanges;
  private final Map<StageDraft, Determinacy> known = new HashMap<>();

  Repeats(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /** The stage's output; those that it receives from were asked before. */
  Determinacy of(StageDraft stage, List<PlanNode> nodes) {
    Determinacy received = Determinacy.DETERMINATE;
    for (ExchangeDraft exchange : exchanges.drafts()) {
      if (exchange.to().resolve() == stage) {
        received = worse(received, arriving(exchange));
      }
    }
    boolean manyThreads =
        nodes.stream()
            .anyMatch(node -> node instanceof PlanNode.Fragment fragment && fragment.alone());
    Determinacy rows = manyThreads ? worse(received, Determinacy.UNORDERED) : received;
    boolean lost = !stage.deterministic || (rows == Determinacy.UNORDERED && stage.orderSensitive);
    Determinacy result = lost ? Determinacy.INDETERMINATE : rows;
    known.put(stage, result);
    return result;
  }

  private Determinacy arriving(ExchangeDraft exchange) {
    Determinacy sent = known.getOrDefault(exchange.from().resolve(), Determinacy.DETERMINATE);
    return sent == Determinacy.UNORDERED && exchange.kind() == Exchange.Kind.ROUND_ROBIN
        ? Determinacy.INDETERMINATE
        : sent;
  }

  private static Determinacy worse(Determinacy a, Determinacy b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
