package io.dpl.api.plan;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.type.Schema;
import java.util.List;

/**
 * A source as a stage reads it.
 *
 * @param name name in the fragment's SQL, empty for a {@link PlanNode.Scan}
 * @param source all columns of the source as described when compiling
 * @param columns columns read, in order
 * @param splits one a partition; empty where the source is written by an earlier stage: then the
 *     engine describes and cuts it when the stage starts, with {@code target}, and the stage has as
 *     many partitions as come out
 */
public record ScanInput(
    String name,
    ReadRequest request,
    Schema source,
    List<String> columns,
    List<Split> splits,
    SplitTarget target) {

  public ScanInput {
    columns = List.copyOf(columns);
    splits = List.copyOf(splits);
  }

  /** Whether it is cut only when the stage starts. */
  public boolean isDeferred() {
    return splits.isEmpty();
  }

  /** The same with splits. */
  public ScanInput with(List<Split> cut) {
    return new ScanInput(name, request, source, columns, cut, target);
  }

  /** Types of the columns read. */
  public Schema schema() {
    return source.select(columns);
  }
}
