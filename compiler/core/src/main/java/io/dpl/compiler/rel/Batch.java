package io.dpl.compiler.rel;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/** BATCH: bounds the batches from here to the next BATCH or REPARTITION. Rows and order stay. */
public final class Batch extends SingleRel {

  private final BatchSpec spec;

  private Batch(RelNode input, BatchSpec spec) {
    super(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input);
    this.spec = spec;
  }

  /** What the script asks for. */
  public static Batch create(RelNode input, BatchSpec spec) {
    return new Batch(input, spec);
  }

  public BatchSpec spec() {
    return spec;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Batch(inputs.get(0), spec);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .itemIf("auto", true, spec.isAuto())
        .itemIf("rows", spec.rows(), spec.rows() > 0)
        .itemIf("bytes", spec.bytes(), spec.bytes() > 0);
  }
}
