package io.dpl.library.parquet.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.Split;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.TestFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.duckdb.DuckDBConnection;

/** Reads a file both ways and compares every row as a multiset, row numbers included. */
final class DuckDbComparison {

  private DuckDbComparison() {}

  static void same(Path file, Path folder, int batchRows, boolean streaming) throws Exception {
    Schema schema = TestFiles.footer(file).schema();
    same(file, folder, schema, PagesFixture.whole(file), "TRUE", batchRows, streaming);
  }

  /**
   * @param where what DuckDB reads, {@code file_row_number} can be used
   */
  static void same(
      Path file,
      Path folder,
      Schema schema,
      Split split,
      String where,
      int batchRows,
      boolean streaming)
      throws Exception {
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.add(VirtualColumns.ROW);
    Schema wanted = new Schema(fields);
    try (PagesFixture fixture = new PagesFixture(folder);
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        BatchStream ours =
            new BatchStream(
                fixture.open(
                    wanted,
                    split,
                    batchRows,
                    8 << 20,
                    streaming ? fixture.streaming() : fixture.holding()),
                wanted,
                fixture.allocator());
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(fixture.allocator())) {
      Data.exportArrayStream(fixture.allocator(), ours, stream);
      ((DuckDBConnection) connection).registerArrowStream("ours", stream);
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("CREATE TABLE a AS FROM ours");
      String casts =
          schema.fields().stream()
              .map(f -> "CAST(" + name(f) + " AS " + f.type() + ") AS " + name(f))
              .collect(Collectors.joining(", "));
      statement.execute(
          "CREATE TABLE b AS SELECT "
              + casts
              + ", file_row_number AS _row FROM read_parquet('"
              + file
              + "', file_row_number = true) WHERE "
              + where);
      assertThat(count(statement, "FROM a")).isEqualTo(count(statement, "FROM b"));
      if (count(statement, "FROM (FROM b EXCEPT ALL FROM a)") > 0) {
        throw new AssertionError(differences(statement, fields));
      }
    }
  }

  private static String differences(Statement statement, List<Field> fields) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      String column = name(field);
      String sql =
          "SELECT _row, b.%s, a.%s FROM a JOIN b USING (_row) WHERE a.%s IS DISTINCT FROM b.%s LIMIT 3";
      try (ResultSet result = statement.executeQuery(sql.replace("%s", column))) {
        while (result.next()) {
          text.append(field).append(" row ").append(result.getObject(1)).append(": DuckDB has ");
          text.append(result.getObject(2)).append(", we have ").append(result.getObject(3));
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String name(Field field) {
    return '"' + field.name() + '"';
  }

  private static long count(Statement statement, String from) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT count(*) " + from)) {
      result.next();
      return result.getLong(1);
    }
  }
}
