package io.dpl.compiler.sql;

import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.RelTypes;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;

/**
 * Writes relational stretches as SQL of DuckDB, one step an operator.
 *
 * <p>Types are our own: constants are of exactly their type, aggregates are cast where they are
 * made, and every column leaves the last step as the row's type says. NULLs go last unless FIRST is
 * asked for.
 *
 * <p>Example: {@code new SqlWriter(cluster).write(root, Map.of(scan, "s1"))}.
 */
public final class SqlWriter {

  private final RelOptCluster cluster;
  private final RelTypes types;

  public SqlWriter(RelOptCluster cluster) {
    this.cluster = cluster;
    this.types = Clusters.types(cluster);
  }

  /** Whether an operator can be part of a stretch; all others are leaves. */
  public static boolean isRelational(RelNode rel) {
    return RelationWriter.knows(rel);
  }

  /**
   * Writes one stretch. Steps are named t1, t2 ..., without the names of leaves.
   *
   * @param root top of the stretch
   * @param leaves names of the tables at its bottom, those in subqueries of its expressions too;
   *     their columns are called as {@link Names#of} says. A leaf that is no scan is read once
   */
  public FragmentSql write(RelNode root, Map<RelNode, String> leaves) {
    return new Chain(cluster, types, leaves).write(root);
  }
}
