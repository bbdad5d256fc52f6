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
 * Reads columns of a source. Pruning makes the list of columns shorter; filters stay above and are
 * pushed down by DuckDB.
 */
public final class SourceScan extends AbstractRelNode {

  private final Source source;
  private final List<String> columns;

  private SourceScan(RelOptCluster cluster, Source source, List<String> columns) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.source = source;
    this.columns = List.copyOf(columns);
  }

  /** Reads these columns. */
  public static SourceScan create(RelOptCluster cluster, Source source, List<String> columns) {
    return new SourceScan(cluster, source, columns);
  }

  public Source source() {
    return source;
  }

  /** Names of the columns read, in order. */
  public List<String> columns() {
    return columns;
  }

  @Override
  protected RelDataType deriveRowType() {
    return Clusters.types(getCluster()).row(source.columns().select(columns));
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return source.description().rows();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("format", source.request().format())
        .item("from", source.request().locations())
        .item("columns", columns)
        .item("source", source.name());
  }
}
