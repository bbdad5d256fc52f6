package io.dpl.library.parquet.scan;

import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.ParquetFault;
import io.dpl.library.parquet.ParquetFooter;
import io.dpl.library.parquet.ParquetShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a split is read for.
 *
 * @param schema columns asked for, in order, virtual ones among them
 * @param missingIsNull whether a file may lack a column
 * @param batchRows most rows a batch
 * @param batchBytes a batch ends when it holds so many bytes
 */
record ReadPlan(Schema schema, boolean missingIsNull, int batchRows, long batchBytes) {

  /** A batch's texts and blobs have offsets of 32 bits. */
  private static final long MOST_BYTES = 1L << 30;

  ReadPlan {
    batchRows = Math.max(1, batchRows);
    batchBytes = Math.max(1, Math.min(batchBytes, MOST_BYTES));
  }

  /**
   * The columns of a file, one for each asked for; empty for virtual and missing ones.
   *
   * @throws io.dpl.api.diagnostic.DplException if the file lacks one, or has it with a type that
   *     cannot be read as the one asked for
   */
  List<Optional<ParquetShape>> columns(ParquetFooter footer) {
    List<Optional<ParquetShape>> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      Optional<ParquetShape> column = footer.column(field.name());
      ParquetFault fault = ParquetFault.of(footer.path());
      if (column.isEmpty() && !missingIsNull && !VirtualColumns.has(field.name())) {
        throw fault.broken("it has no column " + field.name() + ", as the other files do", null);
      }
      if (column.isPresent() && !ColumnPlan.reads(column.get(), field.type())) {
        throw fault.unsupported(
            "a column "
                + field.name()
                + " of type "
                + column.get().type()
                + " instead of "
                + field.type());
      }
      columns.add(column);
    }
    return columns;
  }
}
