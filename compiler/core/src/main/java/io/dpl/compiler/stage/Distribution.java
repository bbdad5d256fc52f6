package io.dpl.compiler.stage;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.sql.SplitAggregate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * Puts exchanges before operators that need all rows, so that they run on many partitions.
 *
 * <ul>
 *   <li>aggregate: partial where the rows are, hash by the keys, final; whole after the hash where
 *       it cannot be split
 *   <li>join: the smaller side to every partition of the other while it is under 64 MiB, else both
 *       by their keys
 *   <li>sort: top n where the rows are, then gather; a sort without limit gathers
 *   <li>UNION ALL: each input in turn; other set operations by all columns
 *   <li>windows: by the keys that all of them partition by, else gather
 * </ul>
 */
final class Distribution {

  private static final double BROADCAST_BYTES = 64 << 20;

  private final Exchanges exchanges;
  private final Gathering gathering;
  private final Workloads workloads;

  Distribution(Exchanges exchanges, Gathering gathering, Workloads workloads) {
    this.exchanges = exchanges;
    this.gathering = gathering;
    this.workloads = workloads;
  }

  /** The operator over its inputs, spread. */
  Stream apply(RelNode rel, List<Stream> inputs, Settings settings) {
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate, inputs.get(0), settings);
    }
    if (rel instanceof Join join) {
      return join(join, inputs.get(0), inputs.get(1), settings);
    }
    if (rel instanceof Sort sort) {
      return sort(sort, inputs.get(0));
    }
    if (rel instanceof SetOp operation) {
      return setOperation(operation, inputs, settings);
    }
    List<Integer> keys = Windows.commonKeys(rel);
    Stream input = inputs.get(0);
    return keys.isEmpty()
        ? gathering.apply(rel, inputs, List.of())
        : over(rel, hash(input, keys, settings));
  }

  private Stream aggregate(Aggregate rel, Stream input, Settings settings) {
    List<Integer> keys = IntStream.range(0, rel.getGroupCount()).boxed().toList();
    Optional<SplitAggregate> split = SplitAggregate.of((Aggregate) over(rel, input).rel());
    if (split.isPresent()) {
      Stream partial = input.with(split.get().partial());
      Stream merged = keys.isEmpty() ? exchanges.gather(partial) : hash(partial, keys, settings);
      return merged.with(split.get().complete(merged.rel()));
    }
    boolean byKeys = !keys.isEmpty() && rel.getGroupType() == Aggregate.Group.SIMPLE;
    return over(
        rel, byKeys ? hash(input, rel.getGroupSet().asList(), settings) : exchanges.gather(input));
  }

  private Stream join(Join rel, Stream left, Stream right, Settings settings) {
    boolean rightCanGoEverywhere =
        rel.getJoinType() == JoinRelType.INNER
            || rel.getJoinType() == JoinRelType.LEFT
            || rel.getJoinType() == JoinRelType.SEMI
            || rel.getJoinType() == JoinRelType.ANTI;
    boolean apart =
        left.stage() != right.stage()
            && !left.stage().hostsShared
            && !exchanges.dependsOn(right.stage(), left.stage());
    JoinInfo info = rel.analyzeCondition();
    boolean equal = !info.leftKeys.isEmpty() && sameTypes(rel, info);
    boolean small = right.rows() * right.rowBytes() < BROADCAST_BYTES;
    if (rightCanGoEverywhere && apart && (small || !equal)) {
      Stream everywhere =
          exchanges.send(right, Exchange.Kind.BROADCAST, List.of(), left.stage(), 1);
      return left.with(rel.copy(rel.getTraitSet(), List.of(left.rel(), everywhere.rel())));
    }
    if (!equal) {
      return gathering.apply(rel, List.of(left, right), List.of());
    }
    BarrierRule partitions =
        workloads.shuffled(
            left.rows() + right.rows(),
            Math.max(left.rowBytes(), right.rowBytes()),
            true,
            settings);
    Stream first = exchanges.hash(left, info.leftKeys, partitions);
    Stream second = exchanges.send(right, Exchange.Kind.HASH, info.rightKeys, first.stage(), 1);
    return first.with(rel.copy(rel.getTraitSet(), List.of(first.rel(), second.rel())));
  }

  /** Values of different types may be equal and still hash apart. */
  private static boolean sameTypes(Join rel, JoinInfo info) {
    return IntStream.range(0, info.leftKeys.size())
        .allMatch(
            i ->
                rel.getLeft()
                        .getRowType()
                        .getFieldList()
                        .get(info.leftKeys.get(i))
                        .getType()
                        .getSqlTypeName()
                    == rel.getRight()
                        .getRowType()
                        .getFieldList()
                        .get(info.rightKeys.get(i))
                        .getType()
                        .getSqlTypeName());
  }

  private Stream sort(Sort rel, Stream input) {
    if (rel.fetch == null) {
      return over(rel, exchanges.gather(input));
    }
    RexNode most = most(rel);
    RelNode local = LogicalSort.create(input.rel(), rel.getCollation(), null, most);
    return over(rel, exchanges.gather(input.with(local)));
  }

  /** Rows that each partition has to hand over: those skipped and those wanted. */
  private static RexNode most(Sort rel) {
    if (rel.offset == null) {
      return rel.fetch;
    }
    RexBuilder builder = rel.getCluster().getRexBuilder();
    return builder.makeExactLiteral(number(rel.fetch).add(number(rel.offset)));
  }

  private static BigDecimal number(RexNode literal) {
    return ((RexLiteral) literal).getValueAs(BigDecimal.class);
  }

  private Stream setOperation(SetOp rel, List<Stream> inputs, Settings settings) {
    double rows = inputs.stream().mapToDouble(Stream::rows).sum();
    boolean anywhere = rel instanceof Union && rel.all;
    List<Integer> columns = IntStream.range(0, rel.getRowType().getFieldCount()).boxed().toList();
    StageDraft stage = new StageDraft();
    stage.partitions(workloads.shuffled(rows, inputs.get(0).rowBytes(), !anywhere, settings));
    List<RelNode> received = new ArrayList<>();
    for (Stream input : inputs) {
      Exchange.Kind kind = anywhere ? Exchange.Kind.ROUND_ROBIN : Exchange.Kind.HASH;
      received.add(exchanges.send(input, kind, anywhere ? List.of() : columns, stage, 1).rel());
    }
    return new Stream(stage, rel.copy(rel.getTraitSet(), received), 0, 0, null);
  }

  private Stream hash(Stream input, List<Integer> keys, Settings settings) {
    return exchanges.hash(
        input, keys, workloads.shuffled(input.rows(), input.rowBytes(), true, settings));
  }

  private static Stream over(RelNode rel, Stream input) {
    return input.with(rel.copy(rel.getTraitSet(), List.of(input.rel())));
  }
}
