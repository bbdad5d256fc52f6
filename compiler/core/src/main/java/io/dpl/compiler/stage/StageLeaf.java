package io.dpl.compiler.stage;

import io.dpl.api.type.Schema;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** Stands in a relational stretch for a node of the stage that is already made. */
final class StageLeaf extends AbstractRelNode {

  private final int node;
  private final Schema schema;

  StageLeaf(RelOptCluster cluster, int node, RelDataType row, Schema schema) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.node = node;
    this.schema = schema;
    this.rowType = row;
  }

  /** Id of the plan node. */
  int node() {
    return node;
  }

  /** Its columns, with the names they have at run time. */
  Schema schema() {
    return schema;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("node", node);
  }
}
