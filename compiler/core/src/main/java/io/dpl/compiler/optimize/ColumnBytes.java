package io.dpl.compiler.optimize;

import io.dpl.api.connector.SourceDescription;
import io.dpl.api.type.DplType;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.SourceScan;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.sql.SqlKind;

/**
 * Bytes of a column's value: a source's statistics, a model's or function's declared bytes, a
 * file's average size for what reads whole files, the type's otherwise.
 */
final class ColumnBytes {

  private final Map<String, RelNode> shared;

  ColumnBytes(Map<String, RelNode> shared) {
    this.shared = shared;
  }

  double of(RelNode node, int column) {
    RelNode rel = node.stripped();
    if (rel instanceof SourceScan scan) {
      return scan(scan, column);
    }
    if (rel instanceof SharedScan scan && shared.containsKey(scan.name())) {
      return of(shared.get(scan.name()), column);
    }
    if (rel instanceof Project project) {
      return project.getProjects().get(column) instanceof RexInputRef ref
          ? of(project.getInput(), ref.getIndex())
          : byType(rel, column);
    }
    if (rel instanceof Join || rel instanceof Correlate) {
      int left = rel.getInput(0).getRowType().getFieldCount();
      return column < left ? of(rel.getInput(0), column) : of(rel.getInput(1), column - left);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate, column);
    }
    if (rel instanceof SetOp) {
      return rel.getInputs().stream().mapToDouble(input -> of(input, column)).max().orElse(0);
    }
    if (rel instanceof Values || rel.getInputs().isEmpty()) {
      return byType(rel, column);
    }
    int passed = rel.getInput(0).getRowType().getFieldCount();
    if (column < passed) {
      return of(rel.getInput(0), column);
    }
    return rel instanceof ApplyCall call ? output(call, column) : byType(rel, column);
  }

  private static double scan(SourceScan scan, int column) {
    SourceDescription.ColumnStatistics known =
        scan.source().description().columns().get(scan.columns().get(column));
    return known != null && known.bytesPerRow() > 0 ? known.bytesPerRow() : byType(scan, column);
  }

  private double aggregate(Aggregate aggregate, int column) {
    int keys = aggregate.getGroupCount();
    if (column < keys) {
      return of(aggregate.getInput(), aggregate.getGroupSet().nth(column));
    }
    AggregateCall call = aggregate.getAggCallList().get(column - keys);
    boolean picks =
        !call.getArgList().isEmpty()
            && (call.getAggregation().getKind() == SqlKind.MIN
                || type(aggregate, column)
                    .equals(type(aggregate.getInput(), call.getArgList().get(0))));
    return picks ? of(aggregate.getInput(), call.getArgList().get(0)) : byType(aggregate, column);
  }

  private double output(ApplyCall call, int column) {
    DplType type = type(call, column);
    if (type instanceof DplType.Vector) {
      return TypeBytes.of(type);
    }
    if (call.target() instanceof CallTarget.Function && call.target().name().startsWith("READ_")) {
      double file = fileBytes(call);
      if (file > 0) {
        return file;
      }
    }
    long declared = call.target().cost().bytesOutPerRow();
    return declared > 0 ? (double) declared / call.outputs().size() : TypeBytes.of(type);
  }

  /** Average size of the listed files that a call reads, 0 where it is not known. */
  private double fileBytes(RelNode node) {
    RelNode rel = node.stripped();
    if (rel instanceof SourceScan scan) {
      SourceDescription known = scan.source().description();
      boolean listing = scan.source().request().format().equals("FILES");
      return listing && known.rows() > 0 ? (double) known.bytes() / known.rows() : 0;
    }
    if (rel instanceof SharedScan scan && shared.containsKey(scan.name())) {
      return fileBytes(shared.get(scan.name()));
    }
    return rel.getInputs().isEmpty() ? 0 : fileBytes(rel.getInput(0));
  }

  private static double byType(RelNode rel, int column) {
    return TypeBytes.of(type(rel, column));
  }

  private static DplType type(RelNode rel, int column) {
    RelTypes types = Clusters.types(rel.getCluster());
    RelDataType type = rel.getRowType().getFieldList().get(column).getType();
    return types.toDpl(type);
  }
}
