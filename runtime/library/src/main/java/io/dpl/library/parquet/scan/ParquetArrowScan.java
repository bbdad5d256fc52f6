package io.dpl.library.parquet.scan;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.ParquetFooter;
import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.RowGroupInfo;
import io.dpl.library.parquet.page.Codec;
import io.dpl.library.parquet.page.PageLimits;
import java.util.List;
import java.util.Optional;

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

  /** Why columns of a file cannot be read this way; empty where they can. */
  public static Optional<String> unsupported(ParquetFooter footer, List<String> columns) {
    for (String name : columns) {
      Optional<ParquetShape> column = footer.column(name);
      if (column.isEmpty()) {
        continue;
      }
      Field field = footer.schema().find(name).orElseThrow();
      if (!ColumnPlan.reads(column.get(), field.type())) {
        return Optional.of("column " + name + " of type " + field.type());
      }
      for (RowGroupInfo group : footer.rowGroups()) {
        Optional<String> codec =
            column
                .get()
                .leaves()
                .map(leaf -> group.chunks().get(leaf.ordinal()).getMeta_data().getCodec())
                .filter(used -> Codec.of(used).isEmpty())
                .map(used -> "codec " + used)
                .findFirst();
        if (codec.isPresent()) {
          return codec;
        }
      }
    }
    return Optional.empty();
  }
}
