package io.dpl.library.connector;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The SELECT over read_parquet; ranges of rows read only the row groups they touch. */
record ParquetSelect(Options options) implements SqlScan {

  @Override
  public String select(ReadRequest request, Schema schema, List<String> columns, Split split) {
    Schema wanted = Virtual.select(schema, columns);
    if (split.parts().isEmpty()) {
      return SqlText.nothing(wanted);
    }
    boolean rows = Virtual.asked(columns, Virtual.ROW);
    String keys = FolderKeys.of(request, split).argument(schema, columns);
    List<String> selects = new ArrayList<>();
    List<Split.Part> whole = new ArrayList<>();
    for (Split.Part part : split.parts()) {
      if (part.isWhole()) {
        whole.add(part);
        continue;
      }
      flush(whole, wanted, rows, keys, selects);
      selects.add(
          "SELECT "
              + list(wanted)
              + " FROM "
              + table(List.of(part), true, keys)
              + " WHERE file_row_number BETWEEN "
              + part.firstRow()
              + " AND "
              + (part.endRow() - 1));
    }
    flush(whole, wanted, rows, keys, selects);
    return String.join(" UNION ALL ", selects);
  }

  private void flush(
      List<Split.Part> whole, Schema wanted, boolean rows, String keys, List<String> selects) {
    if (!whole.isEmpty()) {
      selects.add("SELECT " + list(wanted) + " FROM " + table(whole, rows, keys));
      whole.clear();
    }
  }

  private String table(List<Split.Part> parts, boolean rows, String keys) {
    return "read_parquet("
        + SqlText.paths(parts)
        + ", union_by_name="
        + options.flag("union_by_name", false)
        + ", file_row_number="
        + rows
        + ", filename='_path', "
        + keys
        + ")";
  }

  private static String list(Schema wanted) {
    return wanted.fields().isEmpty()
        ? "1 AS \"_\""
        : wanted.fields().stream().map(ParquetSelect::column).collect(Collectors.joining(", "));
  }

  /** The cast costs nothing where the file has the type; it makes lists vectors again. */
  private static String column(Field field) {
    String name = SqlText.identifier(field.name());
    if (field.name().equalsIgnoreCase(Virtual.PATH)) {
      return name;
    }
    String from = field.name().equalsIgnoreCase(Virtual.ROW) ? "file_row_number" : name;
    return "CAST(" + from + " AS " + SqlText.type(field.type()) + ") AS " + name;
  }
}
