package io.dpl.compiler.stage;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers the stages in an order in which they can run and makes the records of the plan. */
final class Assembly {

  /** What one thread of DuckDB reads in about a second. */
  private static final double ONE_THREAD_BYTES = 256 << 20;

  private final Exchanges exchanges;
  private final int nodes;
  private final Map<StageDraft, Integer> numbers = new HashMap<>();
  private final List<StageDraft> ordered = new ArrayList<>();

  /** Orders everything that the sinks need, sinks in the order of the script. */
  Assembly(Exchanges exchanges, int nodes, List<StageDraft> sinks) {
    this.exchanges = exchanges;
    this.nodes = nodes;
    Set<StageDraft> roots = new LinkedHashSet<>();
    sinks.forEach(stage -> roots.add(stage.resolve()));
    roots.forEach(this::visit);
  }

  private void visit(StageDraft stage) {
    if (numbers.containsKey(stage)) {
      return;
    }
    exchanges.inputs(stage).stream()
        .sorted(
            java.util.Comparator.comparingInt(
                input -> input.nodes.stream().mapToInt(PlanNode::id).min().orElse(0)))
        .forEach(this::visit);
    ordered.add(stage);
    numbers.put(stage, ordered.size());
  }

  /** Number of a stage, from 1. */
  int number(StageDraft stage) {
    return numbers.getOrDefault(stage.resolve(), 0);
  }

  /** The stages in order. */
  List<StageDraft> drafts() {
    return ordered;
  }

  /** The stages as records. */
  List<Stage> stages() {
    boolean heavyRows =
        ordered.stream().flatMap(stage -> stage.nodes.stream()).anyMatch(Assembly::isHeavy);
    List<Stage> stages = new ArrayList<>();
    Repeats repeats = new Repeats(exchanges);
    for (StageDraft draft : ordered) {
      List<Integer> after =
          draft.afterSinks.stream()
              .filter(exchanges::hasSink)
              .map(sink -> number(exchanges.sinkStage(sink)))
              .sorted()
              .toList();
      List<PlanNode> nodes =
          draft.nodes.stream().map(node -> placed(draft, node, heavyRows)).toList();
      stages.add(
          new Stage(
              number(draft),
              String.join(", ", draft.works.isEmpty() ? List.of("exchange") : draft.works),
              draft.span,
              nodes,
              draft.outputs,
              draft.partitions,
              0,
              repeats.of(draft, nodes),
              after,
              (long) draft.rows,
              (long) (draft.rows * draft.rowBytes),
              draft.rule()));
    }
    return stages;
  }

  private static boolean isHeavy(PlanNode node) {
    return node.schema().fields().stream().map(Field::type).anyMatch(type -> type.isHeavy());
  }

  /**
   * Whether a stage of few rows hands out runs of them on a cluster: with one thread their order is
   * the same each time, so that a lost pack is made again alone.
   */
  private boolean handsOutRuns(StageDraft draft) {
    return nodes > 1
        && draft.rows * draft.rowBytes < ONE_THREAD_BYTES
        && exchanges.drafts().stream()
            .anyMatch(
                each -> each.kind() == Exchange.Kind.ROUND_ROBIN && each.from().resolve() == draft);
  }

  /**
   * A fragment may use all threads where it is the only work of its stage and no heavy rows need
   * the memory.
   */
  private PlanNode placed(StageDraft draft, PlanNode node, boolean heavyRows) {
    if (node instanceof PlanNode.Fragment fragment) {
      boolean alone =
          draft.partitions == 1
              && !draft.heavy
              && !draft.oneThread
              && !heavyRows
              && !handsOutRuns(draft);
      return new PlanNode.Fragment(
          fragment.id(),
          fragment.inputs(),
          fragment.scans(),
          fragment.steps(),
          fragment.ordered(),
          alone,
          fragment.schema());
    }
    return node;
  }

  /**
   * The exchanges as records. A gather is pipelined where its receiver waits for nothing else, and
   * where a receiver that stops taking rows (a result that nobody reads) holds up no other branch
   * of the sender.
   */
  List<Exchange> exchanges() {
    List<Exchange> records = new ArrayList<>();
    for (ExchangeDraft draft : exchanges.drafts()) {
      if (numbers.containsKey(draft.to().resolve())) {
        records.add(
            new Exchange(
                draft.id(),
                draft.kind(),
                draft.keys(),
                draft.kind() == Exchange.Kind.GATHER ? 1 : draft.to().resolve().partitions,
                isPipelined(draft),
                draft.alignRows(),
                draft.schema(),
                (long) draft.rows(),
                (long) (draft.rows() * draft.rowBytes())));
      }
    }
    return records;
  }

  private boolean isPipelined(ExchangeDraft draft) {
    StageDraft to = draft.to().resolve();
    StageDraft from = draft.from().resolve();
    return draft.kind() == Exchange.Kind.GATHER
        && to.receives.size() == 1
        && to.afterSinks.isEmpty()
        && (from.outputs.size() == 1 || !endsInResult(to));
  }

  private boolean endsInResult(StageDraft stage) {
    return stage.outputs.stream()
        .anyMatch(
            output ->
                output instanceof Output.Result
                    || (output instanceof Output.Send send
                        && endsInResult(receiver(send.exchange()))));
  }

  private StageDraft receiver(int exchange) {
    return exchanges.drafts().get(exchange - 1).to().resolve();
  }
}
