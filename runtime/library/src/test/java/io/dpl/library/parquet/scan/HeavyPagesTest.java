package io.dpl.library.parquet.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeavyPagesTest {

  private static final String BLOBS =
      "SELECT i, CASE WHEN i %% 13 = 7 THEN NULL ELSE repeat(md5((i %% %d)::VARCHAR), 1 + i %% 200)::BLOB"
          + " END AS data, 'name' || i AS name FROM range(1500) t(i)";

  @TempDir Path folder;

  private Path write(int distinct, String options) throws Exception {
    Path file = folder.resolve("blobs.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY ("
              + BLOBS.formatted(distinct)
              + ") TO '"
              + file
              + "' (FORMAT parquet, "
              + options
              + ")");
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "uncompressed, V1, 1500",
    "snappy, V1, 1500",
    "zstd, V2, 1500",
    "gzip, V1, 40",
    "lz4_raw, V2, 40",
    "uncompressed, V1, 40",
    "zstd, V1, 40"
  })
  void blobsAsDuckDbReadsThem(String codec, String version, int distinct) throws Exception {
    String options = "COMPRESSION " + codec + ", PARQUET_VERSION " + version;
    Path file = write(distinct, options + ", DICTIONARY_SIZE_LIMIT 100000");
    DuckDbComparison.same(file, folder, 64, true);
    Schema schema = TestFiles.footer(file).schema();
    var split = PagesFixture.rows(file, 700, 1100);
    String where = "file_row_number BETWEEN 700 AND 1099";
    DuckDbComparison.same(file, folder, schema, split, where, 64, true);
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void aBatchIsBoundedInBytesAndKeepsNoMoreMemory() throws Exception {
    Path file = write(1500, "COMPRESSION zstd");
    Schema schema = TestFiles.footer(file).schema();
    int rows = 0;
    try (PagesFixture fixture = new PagesFixture(folder);
        BatchReader reader =
            fixture.open(schema, PagesFixture.whole(file), 10_000, 100_000, fixture.streaming())) {
      VectorSchemaRoot batch;
      while ((batch = reader.next()) != null) {
        assertThat(batch.getRowCount()).isLessThan(200);
        rows += batch.getRowCount();
        batch.close();
      }
      assertThat(fixture.allocator().getPeakMemoryAllocation()).isLessThan(500_000);
    }
    assertThat(rows).isEqualTo(1500);
  }

  @Test
  void aDictionaryThatCannotBeSpilledSaysSo() throws Exception {
    Path file = write(40, "COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 100000");
    Path notAFolder = Files.writeString(folder.resolve("file"), "x");
    try (PagesFixture fixture = new PagesFixture(notAFolder);
        BatchReader reader =
            fixture.open(
                TestFiles.footer(file).schema(),
                PagesFixture.whole(file),
                1500,
                8 << 20,
                fixture.streaming())) {
      assertThatThrownBy(reader::next)
          .isInstanceOf(DplException.class)
          .hasMessageContaining("DPL5148")
          .hasMessageContaining("column data, row group 0");
    }
  }

  @Test
  void virtualColumnsSayFileAndRow() throws IOException {
    Path file = TestFiles.resource("dpl-schema.parquet");
    Schema schema =
        Schema.of(
            VirtualColumns.ROW,
            TestFiles.footer(file).schema().fields().get(0),
            VirtualColumns.PATH);
    var parts = new java.util.ArrayList<>(PagesFixture.rows(file, 1, 2).parts());
    parts.addAll(PagesFixture.whole(file).parts());
    var split = new io.dpl.api.connector.Split(parts, 3, 1);
    try (PagesFixture fixture = new PagesFixture(folder);
        BatchReader reader = fixture.open(schema, split, 10, 1 << 20, fixture.holding());
        VectorSchemaRoot batch = reader.next()) {
      assertThat(batch.contentToTSVString())
          .isEqualTo(
              "_row\tpath\t_path\n1\tb\tF\n0\ta\tF\n1\tb\tF\n".replace("F", file.toString()));
    }
  }
}
