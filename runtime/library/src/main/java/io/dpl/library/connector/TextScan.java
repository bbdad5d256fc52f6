package io.dpl.library.connector;

import io.dpl.api.connector.Split;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SELECT over a reader of text files. The number of a row is counted, so it is asked file by
 * file; the reader keeps the order of lines.
 */
final class TextScan {

  /** Writes the reader of some files, for example {@code read_csv([...])}. */
  interface Reader {
    String of(List<Split.Part> parts);
  }

  private TextScan() {}

  static String select(Schema schema, List<String> columns, Split split, Reader reader) {
    if (split.parts().isEmpty()) {
      return SqlText.nothing(Virtual.select(schema, columns));
    }
    String list = columns.isEmpty() ? "1 AS \"_\"" : SqlText.list(columns);
    if (!Virtual.asked(columns, Virtual.ROW)) {
      return "SELECT " + list + " FROM " + reader.of(split.parts());
    }
    return split.parts().stream()
        .map(
            part ->
                "SELECT "
                    + list
                    + " FROM (SELECT *, row_number() OVER () - 1 AS \"_row\" FROM "
                    + reader.of(List.of(part))
                    + ")")
        .collect(Collectors.joining(" UNION ALL "));
  }
}
