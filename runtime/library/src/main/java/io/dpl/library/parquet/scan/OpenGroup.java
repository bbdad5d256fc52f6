package io.dpl.library.parquet.scan;

import io.dpl.api.connector.RangeSource;
import io.dpl.library.parquet.ParquetFooter;
import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.RowGroupInfo;
import io.dpl.library.parquet.page.LeafCursor;
import io.dpl.library.parquet.page.PageLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of one row group that are being read. */
final class OpenGroup implements AutoCloseable {

  private final ParquetFooter footer;
  private final RowGroupInfo group;
  private final List<Optional<ParquetShape>> columns;
  private final Map<ParquetShape.Leaf, LeafCursor> cursors = new LinkedHashMap<>();
  private final long end;
  private final long partEnd;
  private long next;

  /**
   * @param columns of the file, as {@link ReadPlan#columns} gave them
   * @param first first row, counted in the file
   * @param partEnd row after the last of the split's part, counted in the file; maybe in a later
   *     group
   */
  OpenGroup(
      ParquetFooter footer,
      RowGroupInfo group,
      List<Optional<ParquetShape>> columns,
      long first,
      long partEnd) {
    this.footer = footer;
    this.group = group;
    this.columns = columns;
    this.next = first;
    this.end = Math.min(group.endRow(), partEnd);
    this.partEnd = Math.min(footer.rows(), partEnd);
  }

  void open(RangeSource source, PageLimits limits) {
    columns.stream()
        .flatMap(Optional::stream)
        .flatMap(ParquetShape::leaves)
        .distinct()
        .forEach(
            leaf -> cursors.put(leaf, LeafCursor.open(footer.path(), source, group, leaf, limits)));
  }

  String path() {
    return footer.path();
  }

  List<Optional<ParquetShape>> columns() {
    return columns;
  }

  LeafCursor cursor(ParquetShape.Leaf leaf) {
    return java.util.Objects.requireNonNull(cursors.get(leaf));
  }

  /** The next row, counted in the file. */
  long next() {
    return next;
  }

  /** The next row, counted in the row group. */
  long nextInGroup() {
    return next - group.firstRow();
  }

  void advance(long rows) {
    next += rows;
  }

  long left() {
    return end - next;
  }

  /** Rows that are left of the split's part, in this group and those after it. */
  long leftInPart() {
    return partEnd - next;
  }

  /** Average bytes of a row of a column. */
  double rowBytes(ParquetShape column) {
    return group.rows() == 0 ? 0 : (double) group.valueBytes(column) / group.rows();
  }

  @Override
  public void close() {
    cursors.values().forEach(LeafCursor::close);
  }
}
