package io.dpl.compiler.stage;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * Brings the inputs of an operator into one stage of one partition. Stages of one partition become
 * one stage; streams of several partitions come through an exchange. Branches of one shared node,
 * and a stage with one that depends on it, never become one: each comes through an exchange of its
 * own that holds its rows, so that neither waits for the other.
 */
final class Gathering {

  private final Exchanges exchanges;

  Gathering(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /** The operator over its inputs (and the plans of its subqueries), in one stage. */
  Stream apply(RelNode rel, List<Stream> inputs, List<Stream> subqueries) {
    List<Stream> all = new ArrayList<>(inputs);
    all.addAll(subqueries);
    List<Stream> moved = together(all, inputs.size());
    List<RelNode> below = moved.subList(0, inputs.size()).stream().map(Stream::rel).toList();
    RelNode copied = rel.copy(rel.getTraitSet(), below);
    if (!subqueries.isEmpty()) {
      int[] next = {inputs.size()};
      copied = Leaves.mapSubqueries(copied, inner -> moved.get(next[0]++).rel());
    }
    return new Stream(moved.get(0).draft(), copied, 0, 0, moved.get(0).batch());
  }

  /** The streams, all in one stage of one partition. */
  private List<Stream> together(List<Stream> streams, int inputs) {
    boolean conflict = conflict(streams);
    StageDraft stage = new StageDraft();
    List<Stream> moved = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      Stream stream = streams.get(i);
      StageDraft from = stream.stage();
      boolean free = from.nodes.isEmpty() && from.outputs.isEmpty() && from.partitions == 1;
      if (from == stage.resolve()) {
        moved.add(stream);
      } else if (from.partitions > 1 || (conflict && !free)) {
        if (i >= inputs && Leaves.isCorrelated(stream.rel())) {
          throw DplException.of(
              PlanCode.NOT_YET,
              from.span,
              "a correlated subquery over rows that a model or a heavy function made, or that are shared, cannot run yet",
              "write it as a JOIN");
        }
        moved.add(
            exchanges.send(
                stream, io.dpl.api.plan.Exchange.Kind.GATHER, List.of(), stage.resolve(), 1));
      } else {
        stage.resolve().absorb(from);
        moved.add(stream);
      }
    }
    return moved;
  }

  private boolean conflict(List<Stream> streams) {
    for (int i = 0; i < streams.size(); i++) {
      for (int j = i + 1; j < streams.size(); j++) {
        StageDraft a = streams.get(i).stage();
        StageDraft b = streams.get(j).stage();
        if (a == b ? a.hostsShared : exchanges.dependsOn(a, b) || exchanges.dependsOn(b, a)) {
          return true;
        }
      }
    }
    return false;
  }
}
