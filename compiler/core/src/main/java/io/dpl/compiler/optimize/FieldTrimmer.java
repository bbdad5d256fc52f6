package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.rel.Unnest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;

/**
 * Prunes columns from the top down: a source reads only what somebody reads, a call whose outputs
 * nobody reads disappears, and a column dies right above the last node that reads it, as a
 * projection of bare columns there.
 *
 * <p>The methods are found by the types of their first parameter; a new node of ours needs one.
 */
public final class FieldTrimmer extends RelFieldTrimmer {

  private final RexBuilder builder;

  private FieldTrimmer(RelOptCluster cluster) {
    super(
        null,
        RelFactories.LOGICAL_BUILDER
            .create(cluster, null)
            .transform(
                config ->
                    config
                        .withSimplify(false)
                        .withSimplifyLimit(false)
                        .withSimplifyValues(false)
                        .withPruneInputOfAggregate(false)
                        .withDedupAggregateCalls(false)
                        .withBloat(-1)));
    this.builder = cluster.getRexBuilder();
  }

  /** The same columns and names from a plan that reads no more than it needs. */
  static RelNode prune(RelNode root) {
    return new FieldTrimmer(root.getCluster()).trim(root);
  }

  /** SourceScan: reads fewer columns, at least one. */
  public TrimResult trimFields(SourceScan scan, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    int width = scan.getRowType().getFieldCount();
    ImmutableBitSet kept = used.isEmpty() ? ImmutableBitSet.of(cheapest(scan)) : used;
    if (kept.cardinality() == width) {
      return result(scan, Mappings.createIdentity(width));
    }
    List<String> columns = kept.asList().stream().map(scan.columns()::get).toList();
    return result(
        SourceScan.create(scan.getCluster(), scan.source(), columns), mapping(kept, width));
  }

  /** SharedScan: a projection above it. */
  public TrimResult trimFields(SharedScan scan, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    int width = scan.getRowType().getFieldCount();
    ImmutableBitSet kept = used.isEmpty() ? ImmutableBitSet.of(cheapest(scan)) : used;
    return kept.cardinality() == width
        ? result(scan, Mappings.createIdentity(width))
        : result(project(scan, kept.asList()), mapping(kept, width));
  }

  /** ApplyCall: gone where no output is read, else its arguments die above it. */
  public TrimResult trimFields(ApplyCall call, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    int width = call.getRowType().getFieldCount();
    int first = call.firstOutput();
    ImmutableBitSet passed = used.intersect(ImmutableBitSet.range(first));
    if (passed.cardinality() == used.cardinality()) {
      TrimResult input = trimChild(call, call.getInput(), passed, extra);
      return result(input.left, wider(input.right, width));
    }
    ImmutableBitSet.Builder needed = passed.rebuild();
    needed.addAll(call.arguments());
    if (call.guard() >= 0) {
      needed.set(call.guard());
    }
    TrimResult input = trimChild(call, call.getInput(), needed.build(), extra);
    ApplyCall smaller =
        ApplyCall.create(
            input.left,
            call.target(),
            call.arguments().stream().map(input.right::getTarget).toList(),
            call.guard() < 0 ? -1 : input.right.getTarget(call.guard()),
            call.outputs(),
            call.span());
    return dying(call, smaller, input.right, first, used);
  }

  /** Unnest: a position nobody reads is not made; lists die above it. */
  public TrimResult trimFields(Unnest unnest, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    int first = unnest.getInput().getRowType().getFieldCount();
    int width = unnest.getRowType().getFieldCount();
    ImmutableBitSet needed =
        used.intersect(ImmutableBitSet.range(first)).union(ImmutableBitSet.of(unnest.lists()));
    TrimResult input = trimChild(unnest, unnest.getInput(), needed, extra);
    boolean position = unnest.ordinality() && used.get(width - 1);
    List<RelDataTypeField> outputs = unnest.outputs();
    Unnest smaller =
        Unnest.create(
            input.left,
            unnest.lists().stream().map(input.right::getTarget).toList(),
            unnest.ordinality() && !position ? outputs.subList(0, outputs.size() - 1) : outputs,
            position,
            unnest.outer(),
            unnest.span());
    return dying(unnest, smaller, input.right, first, used);
  }

  /** Batch: passes. */
  public TrimResult trimFields(Batch batch, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    TrimResult input = trimChild(batch, batch.getInput(), used, extra);
    return result(Batch.create(input.left, batch.spec()), input.right);
  }

  /** Repartition: its keys are read, and die above it. */
  public TrimResult trimFields(
      Repartition repartition, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    RepartitionSpec spec = repartition.spec();
    ImmutableBitSet needed = used.union(ImmutableBitSet.of(spec.keys()));
    TrimResult input = trimChild(repartition, repartition.getInput(), needed, extra);
    Repartition smaller =
        Repartition.create(
            input.left, spec.withKeys(spec.keys().stream().map(input.right::getTarget).toList()));
    return dying(repartition, smaller, input.right, repartition.getRowType().getFieldCount(), used);
  }

  /** Correlated operators keep all columns: their subqueries name them by place. */
  @Override
  public TrimResult trimFields(Filter filter, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    return filter.getVariablesSet().isEmpty()
        ? super.trimFields(filter, used, extra)
        : super.trimFields((RelNode) filter, used, extra);
  }

  @Override
  public TrimResult trimFields(Project project, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    return project.getVariablesSet().isEmpty()
        ? super.trimFields(project, used, extra)
        : super.trimFields((RelNode) project, used, extra);
  }

  @Override
  public TrimResult trimFields(Join join, ImmutableBitSet used, Set<RelDataTypeField> extra) {
    return join.getVariablesSet().isEmpty()
        ? super.trimFields(join, used, extra)
        : super.trimFields((RelNode) join, used, extra);
  }

  /**
   * Drops what only this node reads.
   *
   * @param input where the old input's columns are now
   * @param first number of columns that the old node passed on
   */
  private TrimResult dying(
      RelNode before, RelNode after, Mapping input, int first, ImmutableBitSet used) {
    int width = before.getRowType().getFieldCount();
    int passed = after.getInput(0).getRowType().getFieldCount();
    List<Integer> kept = new ArrayList<>();
    Mapping mapping =
        Mappings.create(MappingType.INVERSE_SURJECTION, width, Math.max(1, used.cardinality()));
    for (int column : used) {
      mapping.set(column, kept.size());
      kept.add(column < first ? input.getTarget(column) : passed + column - first);
    }
    if (kept.isEmpty()) {
      kept.add(after instanceof ApplyCall ? passed : cheapest(after));
    }
    boolean all = kept.size() == after.getRowType().getFieldCount();
    for (int i = 0; i < kept.size(); i++) {
      all &= kept.get(i) == i;
    }
    return result(all ? after : project(after, kept), mapping);
  }

  private RelNode project(RelNode rel, List<Integer> columns) {
    List<RexNode> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int column : columns) {
      items.add(builder.makeInputRef(rel, column));
      names.add(rel.getRowType().getFieldNames().get(column));
    }
    return Projects.create(rel, items, names);
  }

  private static Mapping mapping(ImmutableBitSet kept, int width) {
    Mapping mapping = Mappings.create(MappingType.INVERSE_SURJECTION, width, kept.cardinality());
    int target = 0;
    for (int column : kept) {
      mapping.set(column, target++);
    }
    return mapping;
  }

  private static Mapping wider(Mapping input, int width) {
    Mapping mapping =
        Mappings.create(MappingType.INVERSE_SURJECTION, width, input.getTargetCount());
    for (int column = 0; column < input.getSourceCount(); column++) {
      int target = input.getTargetOpt(column);
      if (target >= 0) {
        mapping.set(column, target);
      }
    }
    return mapping;
  }

  private static int cheapest(RelNode rel) {
    RowEstimates estimates = new RowEstimates(List.of());
    int best = 0;
    for (int i = 1; i < rel.getRowType().getFieldCount(); i++) {
      if (estimates.columnBytes(rel, i) < estimates.columnBytes(rel, best)) {
        best = i;
      }
    }
    return best;
  }
}
