package io.dpl.compiler.rel;

import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;

/** Makes Calcite's cluster: the shared place of types, expressions and metadata of one compile. */
public final class Clusters {

  private Clusters() {}

  /**
   * A new cluster. Metadata is answered by proxies: without it each handler would be compiled by
   * Janino at start-up. No predicates are pulled up, because Calcite decides whether one implies
   * another by compiling both, which ends with an error where one of them is a subquery.
   */
  public static RelOptCluster create() {
    HepPlanner planner = new HepPlanner(HepProgram.builder().build(), Contexts.empty());
    planner.setExecutor((rexBuilder, constants, reduced) -> reduced.addAll(constants));
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(new DplTypeFactory()));
    LazyMetadata handlers = new LazyMetadata();
    cluster.setMetadataQuerySupplier(
        () ->
            new RelMetadataQuery(handlers) {
              @Override
              public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
                return RelOptPredicateList.EMPTY;
              }
            });
    return cluster;
  }

  /** The type mapping of a cluster made here. */
  public static RelTypes types(RelOptCluster cluster) {
    return new RelTypes((DplTypeFactory) cluster.getTypeFactory());
  }
}
