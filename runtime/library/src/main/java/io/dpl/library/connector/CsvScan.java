package io.dpl.library.connector;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SELECT over CSV files. Nothing is guessed when it runs: files whose headers are alike are
 * read together, with their columns in the order of the file.
 *
 * @param storage where the first lines of the files are read
 */
record CsvScan(CsvOptions csv, Storage storage) implements SqlScan {

  /** Files that follow one another and begin alike. */
  private record Group(CsvHeader header, List<Split.Part> parts) {}

  @Override
  public String select(ReadRequest request, Schema schema, List<String> columns, Split split) {
    boolean counted = Virtual.asked(columns, Virtual.ROW);
    FolderKeys keys = FolderKeys.of(request, split);
    List<String> selects = new ArrayList<>();
    for (Group group : groups(request, split, counted)) {
      selects.add(select(request, schema, columns, group, counted, keys));
    }
    return selects.isEmpty()
        ? SqlText.nothing(Virtual.select(schema, columns))
        : String.join(" UNION ALL ", selects);
  }

  private List<Group> groups(ReadRequest request, Split split, boolean apart) {
    List<Group> groups = new ArrayList<>();
    for (Split.Part part : split.parts()) {
      TextHead head = head(request, part.path());
      if (head.text().isEmpty()) {
        continue;
      }
      CsvHeader header = CsvHeader.of(head.text(), csv);
      Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
      if (last != null && !apart && sameColumns(last.header(), header)) {
        last.parts().add(part);
      } else {
        groups.add(new Group(header, new ArrayList<>(List.of(part))));
      }
    }
    return groups;
  }

  private boolean sameColumns(CsvHeader a, CsvHeader b) {
    return a.delimiter().equals(b.delimiter()) && (!csv.header() || a.names().equals(b.names()));
  }

  private TextHead head(ReadRequest request, String path) {
    try {
      return TextHead.of(path, csv.charset(), storage);
    } catch (IOException e) {
      throw new DplException(
          List.of(
              Diagnostic.error(
                  RunCode.FILE_MISSING,
                  request.span(),
                  "'" + path + "' cannot be opened: " + e.getMessage())),
          e);
    }
  }

  private String select(
      ReadRequest request,
      Schema schema,
      List<String> columns,
      Group group,
      boolean counted,
      FolderKeys keys) {
    Schema stored = keys.stored(Virtual.without(schema));
    Schema read = csv.header() ? inOrder(stored, group.header()) : stored;
    String list =
        columns.isEmpty()
            ? "1 AS \"_\""
            : columns.stream()
                .map(column -> item(request, schema, read, column, group, keys))
                .collect(Collectors.joining(", "));
    String table =
        csv.table(group.parts(), read, group.header().delimiter(), keys.argument(schema, columns));
    return "SELECT "
        + list
        + " FROM "
        + (counted ? "(SELECT *, row_number() OVER () - 1 AS \"_row\" FROM " + table + ")" : table);
  }

  /** The columns of the file with the types of those that the schema has. */
  private static Schema inOrder(Schema schema, CsvHeader header) {
    return new Schema(
        header.names().stream()
            .map(name -> Field.of(name, schema.find(name).map(Field::type).orElse(Simple.STRING)))
            .toList());
  }

  private String item(
      ReadRequest request,
      Schema schema,
      Schema read,
      String column,
      Group group,
      FolderKeys keys) {
    if (keys.has(column) || Virtual.PATH_AND_ROW.find(column).isPresent()) {
      return SqlText.identifier(column);
    }
    Field wanted = schema.find(column).orElseThrow();
    String name = SqlText.identifier(wanted.name());
    if (read.find(column).isPresent()) {
      return SqlText.identifier(read.find(column).get().name()) + " AS " + name;
    }
    if (csv.union()) {
      return "CAST(NULL AS " + SqlText.type(wanted.type()) + ") AS " + name;
    }
    throw DplException.of(
        NameCode.SCHEMA_COLUMN_MISSING,
        request.span(),
        "'" + group.parts().get(0).path() + "' has no column " + wanted.name() + " in its header");
  }
}
