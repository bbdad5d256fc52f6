package io.dpl.library.parquet.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.ChunkRange;
import io.dpl.library.parquet.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenPagesTest {

  /** More on demand: {@code -Dtest.jvm.args=-Dflips=20000}. */
  private static final int FLIPPED_FILES = Integer.getInteger("flips", 60);

  @TempDir Path folder;

  /** Reads everything; whatever is wrong must be a coded error, and no buffer may be left. */
  private boolean reads(Path file, boolean streaming) {
    try (PagesFixture fixture = new PagesFixture(folder)) {
      Schema schema = TestFiles.footer(file).schema();
      try (BatchReader reader =
          fixture.open(
              schema,
              PagesFixture.whole(file),
              500,
              1 << 20,
              streaming ? fixture.streaming() : fixture.holding())) {
        VectorSchemaRoot batch;
        while ((batch = reader.next()) != null) {
          batch.close();
        }
        return true;
      }
    } catch (DplException e) {
      assertThat(e.diagnostics().get(0).code().id()).matches("DPL514\\d");
      assertThat(e.diagnostics().get(0).message()).contains(file.getFileName().toString());
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types-v1.parquet",
        "types-v2-plain.parquet",
        "types-index.parquet",
        "encodings.parquet"
      })
  void flippedBitsAreCodedErrorsOrHarmless(String name) throws IOException {
    byte[] good = Files.readAllBytes(TestFiles.resource(name));
    Path file = folder.resolve("flipped.parquet");
    Random random = new Random(name.hashCode());
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(5),
        () -> {
          int broken = 0;
          for (int i = 0; i < FLIPPED_FILES; i++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
              bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bad);
            broken += reads(file, i % 2 == 0) ? 0 : 1;
          }
          assertThat(broken).isPositive();
        });
  }

  @Test
  void aPageWithAWrongChecksumIsNamed() throws IOException {
    byte[] bad = Files.readAllBytes(TestFiles.resource("types-v1.parquet"));
    Path file = folder.resolve("checksum.parquet");
    var chunk =
        TestFiles.footer(TestFiles.resource("types-v1.parquet"))
            .rowGroups()
            .get(0)
            .chunks()
            .get(7)
            .getMeta_data();
    bad[(int) ChunkRange.of(chunk).end() - 1] ^= 1;
    Files.write(file, bad);
    assertThatThrownBy(
            () -> {
              try (PagesFixture fixture = new PagesFixture(folder);
                  BatchReader reader = fixture.open(file, 10)) {
                reader.next();
              }
            })
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL5140")
        .hasMessageContaining("checksum.parquet' (column i64, row group 0)");
  }

  @Test
  void textsThatAreNotUtf8AreRefused() throws Exception {
    Path file = folder.resolve("latin.parquet");
    Path plain = folder.resolve("plain.parquet");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 'caf' || 'XY' AS s) TO '"
              + plain
              + "' (FORMAT parquet, COMPRESSION uncompressed)");
    }
    byte[] bad = Files.readAllBytes(plain);
    for (int i = 0; i + 5 < bad.length; i++) {
      if (new String(bad, i, 5, "ISO-8859-1").equals("cafXY")) {
        bad[i + 3] = (byte) 0xe9;
      }
    }
    Files.write(file, bad);
    assertThatThrownBy(
            () -> {
              try (PagesFixture fixture = new PagesFixture(folder);
                  BatchReader reader = fixture.open(file, 10)) {
                reader.next();
              }
            })
        .hasMessageContaining("a text is not UTF-8");
  }
}
