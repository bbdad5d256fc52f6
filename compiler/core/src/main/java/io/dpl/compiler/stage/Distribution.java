package io.dpl.compiler.stage;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.scale.OneStage;
import io.dpl.compiler.sql.SplitAggregate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
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
 *   <li>join: {@link JoinExchanges}
 *   <li>sort: top n where the rows are, then gather; a sort without limit gathers
 *   <li>UNION ALL: each input in turn; other set operations by all columns
 *   <li>windows: by the keys that all of them partition by, else gather
 *   <li>nothing where all rows are few and in one partition already
 * </ul>
 */
final class Distribution {

  private final Exchanges exchanges;
  private final Gathering gathering;
  private final Workloads workloads;
  private final Sizes sizes;
  private final JoinExchanges joins;
  private final CoPartitioned copartitioned;

  Distribution(Exchanges exchanges, Gathering gathering, Workloads workloads, Sizes sizes) {
    this.sizes = sizes;
    this.exchanges = exchanges;
    this.gathering = gathering;
    this.workloads = workloads;
    this.copartitioned = new CoPartitioned(exchanges);
    this.joins = new JoinExchanges(exchanges, gathering, workloads);
  }

  /** The operator over its inputs, spread. */
  Stream apply(RelNode rel, List<Stream> inputs, Settings settings) {
    if (staysInPlace(rel, inputs, settings)) {
      inputs.forEach(input -> input.stage().partitions(BarrierRule.fixed(1)));
      return gathering.apply(rel, inputs, List.of());
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate, inputs.get(0), settings);
    }
    if (rel instanceof Join join) {
      return joins.apply(join, inputs.get(0), inputs.get(1), settings);
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
        ? over(
            rel, exchanges.gather(input, "a window over all rows, or windows without a common key"))
        : over(rel, hash(input, keys, settings));
  }

  /**
   * Whether all rows are in single partitions already, and few; a sort or an aggregate stays with
   * many as well, since exchanges would come after the work.
   */
  private static boolean staysInPlace(RelNode rel, List<Stream> inputs, Settings settings) {
    double bytes = inputs.stream().mapToDouble(each -> each.rows() * each.rowBytes()).sum();
    return !settings.exchangeAlways()
        && inputs.stream().allMatch(each -> each.stage().partitions == 1)
        && (OneStage.holds(bytes) || rel instanceof Sort || rel instanceof Aggregate);
  }

  private Stream aggregate(Aggregate rel, Stream input, Settings settings) {
    List<Integer> keys = rel.getGroupSet().asList();
    boolean byKeys = !keys.isEmpty() && rel.getGroupType() == Aggregate.Group.SIMPLE;
    if (byKeys && arrivesTogether(input, keys, settings)) {
      return over(rel, input);
    }
    Optional<SplitAggregate> split = SplitAggregate.of((Aggregate) over(rel, input).rel());
    if (split.isPresent()) {
      Held.in(input.stage(), rel, sizes);
      List<Integer> first = IntStream.range(0, rel.getGroupCount()).boxed().toList();
      Stream partial = input.with(split.get().partial()).estimated(most(rel, input), rowBytes(rel));
      Stream merged =
          keys.isEmpty()
              ? exchanges.gather(partial, "one group: all partial results meet")
              : hash(partial, first, settings);
      return merged.with(split.get().complete(merged.rel()));
    }
    return over(
        rel,
        byKeys
            ? hash(input, keys, settings)
            : exchanges.gather(
                input,
                "an aggregate that cannot be split, without keys that all its groups share"));
  }

  /** Partial rows: each partition has each group at most once. */
  private double most(Aggregate rel, Stream input) {
    return Math.min(input.rows(), sizes.rows(rel) * input.stage().partitions);
  }

  private double rowBytes(RelNode rel) {
    return sizes.rowBytes(rel);
  }

  private Stream sort(Sort rel, Stream input) {
    if (rel.fetch == null) {
      return over(
          rel,
          exchanges.gather(
              input, "ORDER BY without LIMIT: one task sorts all rows, on disk where need be"));
    }
    RexNode most = most(rel);
    RelNode local = LogicalSort.create(input.rel(), rel.getCollation(), null, most);
    return over(
        rel,
        exchanges.gather(
            input.with(local).estimated(bound(rel, input), input.rowBytes()),
            "each partition hands over its first rows"));
  }

  /** Rows that all partitions hand over at most. */
  private static double bound(Sort rel, Stream input) {
    double each = number(most(rel)).doubleValue();
    return Math.min(input.rows(), each * input.stage().partitions);
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

  /** Rows of equal keys together: as they are where an exchange below saw to it, else by hash. */
  private Stream hash(Stream input, List<Integer> keys, Settings settings) {
    return arrivesTogether(input, keys, settings)
        ? input
        : exchanges.hash(
            input, keys, workloads.shuffled(input.rows(), input.rowBytes(), true, settings));
  }

  /** Whether rows of equal keys are together already; says so. */
  private boolean arrivesTogether(Stream input, List<Integer> keys, Settings settings) {
    boolean together = !settings.exchangeAlways() && copartitioned.by(input, keys);
    if (together) {
      exchanges.reused(input.stage());
    }
    return together;
  }

  private static Stream over(RelNode rel, Stream input) {
    return input.with(rel.copy(rel.getTraitSet(), List.of(input.rel())));
  }
}
