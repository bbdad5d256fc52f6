package io.dpl.compiler.bind;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.Source;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.rel.Unnest;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;

/**
 * REPARTITION n NO SHUFFLE: the number becomes that of the source's splits, as if it stood on the
 * READ, where only row-by-row operators stand in between.
 */
final class NoShuffle {

  private NoShuffle() {}

  /** The plan with its source cut so; nothing where rows would have to move. */
  static Optional<RelNode> cut(RelNode rel, RepartitionSpec spec) {
    if (rel instanceof SourceScan scan) {
      Source from = scan.source();
      Source cut =
          new Source(
              from.name(),
              from.request(),
              from.connector(),
              from.description(),
              from.writtenBy(),
              spec);
      return Optional.of(SourceScan.create(rel.getCluster(), cut, scan.columns()));
    }
    return isRowByRow(rel)
        ? cut(rel.getInput(0), spec).map(below -> rel.copy(rel.getTraitSet(), List.of(below)))
        : Optional.empty();
  }

  private static boolean isRowByRow(RelNode rel) {
    return rel instanceof ApplyCall
        || rel instanceof Batch
        || rel instanceof Unnest
        || (rel instanceof Filter filter && !filter.containsOver())
        || (rel instanceof Project project && !project.containsOver());
  }
}
