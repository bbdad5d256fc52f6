package io.dpl.library.parquet.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.TestFiles;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetPagesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types-v1.parquet",
        "types-v2-plain.parquet",
        "types-index.parquet",
        "encodings.parquet",
        "int96.parquet",
        "dpl-schema.parquet"
      })
  void everyTypeAndEncodingAsDuckDbReadsIt(String name) throws Exception {
    DuckDbComparison.same(
        TestFiles.resource(name), folder, name.startsWith("types-v") ? 2 : 77, true);
    DuckDbComparison.same(TestFiles.resource(name), folder, 10_000, false);
  }

  @Test
  void everyTypeThatDuckDbWrites() throws Exception {
    Path file = folder.resolve("all.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * EXCLUDE (empty_struct), INTERVAL (abs(i)) DAY AS span, make_timestamp_ns(i * 500 - 1500) AS early FROM"
              + " test_all_types(), range(-3, 9) t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    DuckDbComparison.same(file, folder, 100, true);
    DuckDbComparison.same(file, folder, 5, false);
  }

  @Test
  void rowsOfARangeOnly() throws Exception {
    Path file = TestFiles.resource("types-index.parquet");
    Schema schema = TestFiles.footer(file).schema();
    for (int[] range : new int[][] {{0, 1}, {7, 95}, {79, 81}, {150, 200}, {199, 200}}) {
      String where = "file_row_number >= " + range[0] + " AND file_row_number < " + range[1];
      var split = PagesFixture.rows(file, range[0], range[1]);
      DuckDbComparison.same(file, folder, schema, split, where, 13, range[0] % 2 == 0);
    }
  }

  @Test
  void rowsOfARangeWithoutAnOffsetIndex() throws Exception {
    for (String name : new String[] {"types-v1.parquet", "types-v2-plain.parquet"}) {
      Path file = TestFiles.resource(name);
      Schema schema = TestFiles.footer(file).schema();
      for (int first = 0; first < 5; first++) {
        var split = PagesFixture.rows(file, first, first + 1);
        DuckDbComparison.same(
            file, folder, schema, split, "file_row_number = " + first, 5, first % 2 == 0);
      }
    }
  }

  @Test
  void batchesEndAtRowsOrBytes() {
    Path file = TestFiles.resource("encodings.parquet");
    try (PagesFixture fixture = new PagesFixture(folder);
        BatchReader reader = fixture.open(file, 300)) {
      int rows = 0;
      int batches = 0;
      VectorSchemaRoot batch;
      while ((batch = reader.next()) != null) {
        assertThat(batch.getRowCount()).isBetween(1, 300);
        rows += batch.getRowCount();
        batches++;
        batch.close();
      }
      assertThat(rows).isEqualTo(2000);
      assertThat(batches).isEqualTo(7);
      assertThat(fixture.allocator().getAllocatedMemory()).isZero();
    }
    Schema texts = TestFiles.footer(file).schema().select(java.util.List.of("s"));
    try (PagesFixture fixture = new PagesFixture(folder);
        BatchReader reader =
            fixture.open(texts, PagesFixture.whole(file), 2000, 1000, fixture.holding());
        VectorSchemaRoot batch = reader.next()) {
      assertThat(batch.getRowCount()).isBetween(80, 120);
    }
  }
}
