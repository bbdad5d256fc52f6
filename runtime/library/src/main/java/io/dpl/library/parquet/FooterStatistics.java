package io.dpl.library.parquet;

import io.dpl.api.connector.SourceDescription.ColumnStatistics;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.Statistics;

/** What footers know of a column's values, over all their row groups. */
record FooterStatistics(List<ParquetFooter> footers) {

  ColumnStatistics of(String name) {
    double bytes = 0;
    long rows = 0;
    ValueRange range = new ValueRange();
    for (ParquetFooter footer : footers) {
      Optional<ParquetShape> column = footer.column(name);
      rows += footer.rows();
      if (column.isEmpty()) {
        range.addNulls(footer.rows());
        continue;
      }
      for (RowGroupInfo group : footer.rowGroups()) {
        bytes += group.valueBytes(column.get());
        add(range, group, column.get());
      }
    }
    return new ColumnStatistics(
        rows == 0 ? 0 : bytes / rows, range.nullFraction(rows), range.min(), range.max());
  }

  private static void add(ValueRange range, RowGroupInfo group, ParquetShape column) {
    if (!(column instanceof ParquetShape.Leaf leaf)) {
      range.forget();
      return;
    }
    var meta = group.chunks().get(leaf.ordinal()).getMeta_data();
    Statistics statistics = meta.isSetStatistics() ? meta.getStatistics() : new Statistics();
    if (!leaf.nullable()) {
      statistics.setNull_count(0);
    }
    range.add(new StatisticsText(leaf), group.rows(), statistics);
  }
}
