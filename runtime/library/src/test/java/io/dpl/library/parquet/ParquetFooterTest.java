package io.dpl.library.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.SourceDescription.ColumnStatistics;
import io.dpl.api.diagnostic.DplException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFooterTest {

  @Test
  void everyLogicalTypeHasItsDplType() {
    assertThat(TestFiles.footer(TestFiles.resource("types-v1.parquet")).schema().toString())
        .isEqualTo(
            "(b BOOLEAN, i8 TINYINT, u8 SMALLINT, i16 SMALLINT, u16 INTEGER, i32 INTEGER, u32"
                + " BIGINT, i64 BIGINT, u64 DECIMAL(38, 0), f16 FLOAT, f32 FLOAT, f64 DOUBLE, d5"
                + " DECIMAL(5, 2), d15 DECIMAL(15, 3), d38 DECIMAL(38, 4), date DATE, t_ms TIME,"
                + " t_us TIME, t_ns TIME, ts_ms TIMESTAMP, tz_ms TIMESTAMPTZ, ts_us TIMESTAMP,"
                + " tz_us TIMESTAMPTZ, ts_ns TIMESTAMP, tz_ns TIMESTAMPTZ, s STRING, e STRING, bin"
                + " BLOB, fixed BLOB, id STRING, js STRING, l BIGINT[], ll STRING[][], v FLOAT[],"
                + " st STRUCT(n INTEGER, t STRING), ls STRUCT(n INTEGER, d BLOB)[], m MAP(STRING,"
                + " BIGINT))");
  }

  @Test
  void vectorsGetTheirDimensionBack() {
    assertThat(TestFiles.footer(TestFiles.resource("dpl-schema.parquet")).schema().toString())
        .isEqualTo("(path STRING, vector FLOAT[2])");
  }

  @Test
  void aSchemaTextThatDoesNotFitIsIgnored() {
    var columns = TestFiles.footer(TestFiles.resource("dpl-schema.parquet")).columns();
    for (String text : new String[] {"nonsense", "(vector DOUBLE[2])", "(vector FLOAT[0])", ""}) {
      assertThat(VectorMetadata.schema(columns, Map.of("dpl.schema", text)).toString())
          .isEqualTo("(path STRING, vector FLOAT[])");
    }
  }

  @Test
  void int96IsATimestamp() {
    assertThat(TestFiles.footer(TestFiles.resource("int96.parquet")).schema().toString())
        .isEqualTo("(t TIMESTAMP)");
  }

  @Test
  void statisticsComeFromAllRowGroups(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.parquet");
    write(
        "SELECT i, CASE WHEN i % 4 = 0 THEN NULL ELSE 'k' || i % 10 END AS s, DATE '2024-01-01' +"
            + " (i // 1000)::INT AS d, repeat('x', 100)::BLOB AS payload FROM range(10000) t(i)",
        file, "ROW_GROUP_SIZE 2048");
    ParquetFooter footer = TestFiles.footer(file);
    assertThat(footer.rows()).isEqualTo(10000);
    assertThat(footer.rowGroups()).hasSize(5);
    assertThat(footer.rowGroups().get(2).firstRow()).isEqualTo(4096);
    Map<String, ColumnStatistics> statistics = footer.statistics();
    assertThat(statistics.get("i").min()).isEqualTo("0");
    assertThat(statistics.get("i").max()).isEqualTo("9999");
    assertThat(statistics.get("i").nulls()).isZero();
    assertThat(statistics.get("s").nulls()).isEqualTo(0.25);
    assertThat(statistics.get("s").max()).isEqualTo("k9");
    assertThat(statistics.get("d").max()).isEqualTo("2024-01-10");
    assertThat(statistics.get("i").bytesPerRow()).isBetween(1.0, 9.0);
  }

  @Test
  void filesThatAreNoneSayWhy(@TempDir Path folder) throws IOException {
    byte[] good = Files.readAllBytes(TestFiles.resource("types-v1.parquet"));
    fails(folder, new byte[0], "DPL5142", "it is empty");
    fails(folder, "a,b\n1,2\n".repeat(9).getBytes("UTF-8"), "DPL5141", "no PAR1 at its end");
    fails(folder, Arrays.copyOf(good, good.length / 2), "DPL5142", "starts as Parquet");
    byte[] longFooter = good.clone();
    longFooter[good.length - 5] = 0x7f;
    fails(folder, longFooter, "DPL5140", "footer length");
    byte[] encrypted = good.clone();
    encrypted[good.length - 1] = 'E';
    fails(folder, encrypted, "DPL5143", "encrypted");
    assertThatThrownBy(() -> TestFiles.footer(folder.resolve("none.parquet")))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL5146");
  }

  private static void fails(Path folder, byte[] bytes, String code, String message)
      throws IOException {
    Path file = Files.write(folder.resolve("bad.parquet"), bytes);
    assertThatThrownBy(() -> TestFiles.footer(file))
        .isInstanceOf(DplException.class)
        .hasMessageContaining(code)
        .hasMessageContaining("bad.parquet")
        .hasMessageContaining(message);
  }

  @Test
  void flippedBitsInAFooterAreCodedErrorsOrHarmless(@TempDir Path folder) throws IOException {
    byte[] good = Files.readAllBytes(TestFiles.resource("types-v1.parquet"));
    Random random = new Random(1);
    Path file = folder.resolve("flipped.parquet");
    int errors = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] bad = good.clone();
      int footer = 4 * good.length / 5;
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        bad[footer + random.nextInt(good.length - footer)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bad);
      try {
        TestFiles.footer(file).statistics();
      } catch (DplException e) {
        errors++;
      }
    }
    assertThat(errors).isGreaterThan(20);
  }

  static void write(String select, Path file, String options) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (" + select + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
    }
  }
}
