package io.dpl.compiler.stage;

import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.ConstantColumns;
import io.dpl.compiler.sql.Constants;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** Stands in a relational stretch for a node of the stage that is already made. */
final class StageLeaf extends AbstractRelNode implements ConstantColumns {

  private final int node;
  private final Schema schema;
  private final List<@Nullable RexLiteral> constants;

  /**
   * @param like what the node computes, as a plan: columns and constants are taken from it
   */
  StageLeaf(RelNode like, int node, Schema schema) {
    super(like.getCluster(), like.getCluster().traitSetOf(Convention.NONE));
    this.node = node;
    this.schema = schema;
    this.rowType = like.getRowType();
    this.constants = new ArrayList<>();
    for (int i = 0; i < rowType.getFieldCount(); i++) {
      constants.add(Constants.of(like, i));
    }
  }

  @Override
  public @Nullable RexLiteral constant(int column) {
    return constants.get(column);
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
