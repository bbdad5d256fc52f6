package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.compiler.scale.PackCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the exchanges of a plan cost on a cluster, as decisions of the stages that receive. */
final class ExchangeCosts {

  private final ClusterSpec cluster;

  ExchangeCosts(ClusterSpec cluster) {
    this.cluster = cluster;
  }

  /** The decisions with those of the exchanges, in the order of the stages. */
  List<Decision> beside(List<Decision> decisions, List<Stage> stages, List<Exchange> exchanges) {
    if (cluster.isSingle()) {
      return decisions;
    }
    List<Decision> all = new ArrayList<>(decisions);
    for (Stage to : stages) {
      for (PlanNode node : to.nodes()) {
        if (node instanceof PlanNode.Receive receive) {
          Exchange exchange =
              exchanges.stream()
                  .filter(each -> each.id() == receive.exchange())
                  .findFirst()
                  .orElseThrow();
          int senders = sender(stages, exchange).partitions();
          all.add(
              PackCount.decision(exchange, senders, cluster.nodes().size(), to.id(), to.span()));
        }
      }
    }
    all.sort(Comparator.comparingInt(Decision::stage));
    return all;
  }

  private static Stage sender(List<Stage> stages, Exchange exchange) {
    return stages.stream()
        .filter(
            stage ->
                stage.outputs().stream()
                    .anyMatch(
                        output ->
                            output instanceof Output.Send send && send.exchange() == exchange.id()))
        .findFirst()
        .orElseThrow();
  }
}
