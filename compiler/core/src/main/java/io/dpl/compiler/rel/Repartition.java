package io.dpl.compiler.rel;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/** REPARTITION: moves rows so that partitions have equal weight or equal keys. Destroys order. */
public final class Repartition extends SingleRel {

  private final RepartitionSpec spec;

  private Repartition(RelNode input, RepartitionSpec spec) {
    super(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input);
    this.spec = spec;
  }

  /** What the script asks for. */
  public static Repartition create(RelNode input, RepartitionSpec spec) {
    return new Repartition(input, spec);
  }

  public RepartitionSpec spec() {
    return spec;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Repartition(inputs.get(0), spec);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("kind", spec.kind())
        .itemIf("count", spec.count(), spec.count() > 0)
        .itemIf("bytes", spec.targetBytes(), spec.targetBytes() > 0)
        .itemIf("keys", spec.keys(), !spec.keys().isEmpty())
        .itemIf("by", "RANGE", spec.byRange());
  }
}
