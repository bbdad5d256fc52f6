package io.dpl.compiler.rel;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Reads a plan that several places use: a LET used twice, the input of TEE and FORK. See {@link
 * LogicalPlan.Shared}.
 */
public final class SharedScan extends AbstractRelNode {

  private final String name;
  private final RelDataType row;
  private final double rows;

  private SharedScan(RelOptCluster cluster, String name, RelDataType row, double rows) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.name = name;
    this.row = row;
    this.rows = rows;
    this.rowType = row;
  }

  /**
   * @param name of the shared plan
   * @param row its columns
   * @param rows estimate
   */
  public static SharedScan create(
      RelOptCluster cluster, String name, RelDataType row, double rows) {
    return new SharedScan(cluster, name, row, rows);
  }

  public String name() {
    return name;
  }

  @Override
  protected RelDataType deriveRowType() {
    return row;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return rows;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("shared", name);
  }
}
