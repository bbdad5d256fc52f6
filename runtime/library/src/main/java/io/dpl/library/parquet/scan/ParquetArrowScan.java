package io.dpl.library.parquet.scan;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.page.PageLimits;

/**
 * Reads Parquet in Java, value by value inside the page: for columns whose chunks no memory should
 * have to hold.
 *
 * @param budgetBytes most bytes of a page that can only be read whole
 */
public record ParquetArrowScan(long budgetBytes) implements ArrowScan {

  /** The budget where nothing else is said. */
  public static final long DEFAULT_BUDGET_BYTES = 64L << 20;

  /** With the usual budget. */
  public ParquetArrowScan() {
    this(DEFAULT_BUDGET_BYTES);
  }

  @Override
  public BatchReader open(
      ReadRequest request,
      Schema schema,
      Split split,
      int batchRows,
      long batchBytes,
      RunContext context) {
    boolean union = Boolean.TRUE.equals(request.options().get("union_by_name"));
    ReadPlan plan = new ReadPlan(schema, union, batchRows, batchBytes);
    return new ParquetPages(plan, split, PageLimits.of(budgetBytes, context.tempFolder()), context);
  }

  /** Whether values of a type can be read this way: all but vectors of lists, structs, vectors. */
  public static boolean reads(DplType type) {
    if (type instanceof DplType.Vector vector) {
      return vector.element() instanceof DplType.Simple
          || vector.element() instanceof DplType.Decimal;
    }
    if (type instanceof DplType.ListOf list) {
      return reads(list.element());
    }
    if (type instanceof DplType.MapOf map) {
      return reads(map.key()) && reads(map.value());
    }
    return !(type instanceof DplType.Struct struct)
        || struct.fields().stream().allMatch(field -> reads(field.type()));
  }
}
