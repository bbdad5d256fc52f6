package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.RepartitionSpec.Kind;
import io.dpl.grammar.tree.BatchSize;
import io.dpl.grammar.tree.Distribution;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** REPARTITION and BATCH. */
final class PartitionBinder {

  private final Session session;
  private final @Nullable Scope outer;

  PartitionBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  /** The REPARTITION clause of a READ: counts and sizes, no keys. */
  @Nullable RepartitionSpec clause(Partitioning partitioning) {
    Distribution by = placed(partitioning);
    if (by != null) {
      session
          .diagnostics()
          .error(
              PlanCode.READ_REPARTITION,
              by.span(),
              "BY cannot stand in the REPARTITION of a READ",
              "write it behind: | REPARTITION BY ...");
      return null;
    }
    return spec(partitioning, List.of(), false);
  }

  private static @Nullable Distribution placed(Partitioning partitioning) {
    if (partitioning instanceof Partitioning.By by) {
      return by.by();
    }
    return partitioning instanceof Partitioning.Count count ? count.by() : null;
  }

  private @Nullable RepartitionSpec spec(Partitioning node, List<Integer> keys, boolean byRange) {
    Span span = node.span();
    if (node instanceof Partitioning.Count count) {
      return session
          .constants()
          .count(count.count(), "the number of partitions", 1, Integer.MAX_VALUE)
          .map(n -> new RepartitionSpec(Kind.COUNT, n.intValue(), 0, keys, byRange, span))
          .orElse(null);
    }
    if (node instanceof Partitioning.Target target) {
      return session
          .constants()
          .count(target.size(), "the size of a partition", 1, Long.MAX_VALUE)
          .map(bytes -> new RepartitionSpec(Kind.TARGET, 0, bytes, keys, byRange, span))
          .orElse(null);
    }
    return new RepartitionSpec(Kind.AUTO, 0, 0, keys, byRange, span);
  }

  Flow repartition(Flow input, Operator.Repartition node) {
    Partitioning partitioning = node.partitioning();
    if (partitioning instanceof Partitioning.Count count && count.noShuffle()) {
      return inPlace(input, count);
    }
    Distribution by = placed(partitioning);
    Flow flow = session.rels().compact(input.unordered());
    List<Integer> keys = new ArrayList<>();
    if (by != null) {
      for (Expression key : by.keys()) {
        Scope scope = new Scope(session, flow, outer, "REPARTITION");
        RexNode value = new ExpressionBinder(session, scope).bind(key);
        if (session.rex().isError(value)) {
          return input.unordered();
        }
        if (value instanceof RexInputRef ref) {
          keys.add(ref.getIndex());
        } else {
          keys.add(flow.width());
          flow =
              flow.with(
                  session
                      .rels()
                      .append(flow.rel(), List.of(value), List.of("_key"), scope.correlations()));
        }
      }
    }
    boolean byRange = by != null && by.method() == Distribution.Method.RANGE;
    RepartitionSpec spec = spec(partitioning, keys, byRange);
    if (spec == null) {
      return flow;
    }
    return session.rels().compact(flow.with(Repartition.create(flow.rel(), spec)));
  }

  /** REPARTITION n NO SHUFFLE: how the source is cut. */
  private Flow inPlace(Flow input, Partitioning.Count count) {
    RepartitionSpec spec = spec(count, List.of(), false);
    if (spec == null) {
      return input;
    }
    Optional<RelNode> cut =
        count.by() == null ? NoShuffle.cut(input.rel(), spec) : Optional.empty();
    if (cut.isEmpty()) {
      session
          .diagnostics()
          .error(
              PlanCode.ROWS_HAVE_TO_MOVE,
              count.span(),
              count.by() == null
                  ? "between the READ and NO SHUFFLE stands an operator that needs all rows"
                  : "BY moves rows, NO SHUFFLE forbids it",
              "leave NO SHUFFLE out");
      return input;
    }
    return input.with(cut.get());
  }

  Flow batch(Flow flow, Operator.Batch node) {
    return batch(node.size()).map(spec -> flow.with(Batch.create(flow.rel(), spec))).orElse(flow);
  }

  /** BATCH as a specification. */
  private Optional<BatchSpec> batch(BatchSize size) {
    if (size instanceof BatchSize.Rows rows) {
      return session
          .constants()
          .count(rows.rows(), "the rows of a batch", 1, Integer.MAX_VALUE)
          .map(n -> new BatchSpec(n.intValue(), 0, size.span()));
    }
    if (size instanceof BatchSize.Bytes bytes) {
      if (bytes.bytes() <= 0) {
        session
            .diagnostics()
            .error(TypeCode.BAD_VALUE, bytes.span(), "a batch holds at least one byte");
        return Optional.empty();
      }
      return Optional.of(new BatchSpec(0, bytes.bytes(), size.span()));
    }
    return Optional.of(new BatchSpec(0, 0, size.span()));
  }
}
