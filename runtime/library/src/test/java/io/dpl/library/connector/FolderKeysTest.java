package io.dpl.library.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FolderKeysTest {

  private static final Schema STORED = Schema.of(Field.of("id", Simple.BIGINT));

  private static ReadRequest read(String location, Map<String, Object> options) {
    return new ReadRequest("PARQUET", List.of(location), null, options, Span.NONE);
  }

  private static List<FileInfo> files(String... paths) {
    return Stream.of(paths).map(path -> new FileInfo(path, 1, 0)).toList();
  }

  private static String columns(String location, String... paths) {
    List<FileInfo> files = files(paths);
    return FolderKeys.of(read(location, Map.of()), files).added(STORED, files).toString();
  }

  @Test
  void foldersBelowTheLocationAreColumns() {
    assertThat(
            columns(
                "x=1/out/", "x=1/out/year=2024/k=a/1.parquet", "x=1/out/year=2025/k=/2.parquet"))
        .isEqualTo("(id BIGINT, year BIGINT, k STRING)");
    assertThat(columns("out", "out/year=2024/1.parquet")).isEqualTo("(id BIGINT, year BIGINT)");
    assertThat(columns("out/year=*/*.parquet", "out/year=2024/1.parquet"))
        .isEqualTo("(id BIGINT, year BIGINT)");
    assertThat(columns("out/year=2024/*.parquet", "out/year=2024/1.parquet"))
        .isEqualTo("(id BIGINT)");
    assertThat(columns("out/year=2024/1.parquet", "out/year=2024/1.parquet"))
        .isEqualTo("(id BIGINT)");
  }

  @Test
  void typesAreWhatEveryValueIs() {
    assertThat(columns("o/", "o/k=2024-01-31/a", "o/k=2024-02-29/a")).endsWith("k DATE)");
    assertThat(columns("o/", "o/k=2024-02-30/a")).endsWith("k STRING)");
    assertThat(columns("o/", "o/k=2024-01-31 10%3A20%3A30/a")).endsWith("k TIMESTAMP)");
    assertThat(columns("o/", "o/k=007/a", "o/k=-8/a")).endsWith("k BIGINT)");
    assertThat(columns("o/", "o/k=1.5/a")).endsWith("k STRING)");
    assertThat(columns("o/", "o/k=7/a", "o/k=__HIVE_DEFAULT_PARTITION__/a")).endsWith("k BIGINT)");
  }

  @Test
  void filesThatDifferHaveNone() {
    assertThat(columns("o/", "o/k=1/a", "o/b")).isEqualTo("(id BIGINT)");
    assertThat(columns("o/", "o/k=1/a", "o/l=1/b")).isEqualTo("(id BIGINT)");
    List<FileInfo> files = files("o/k=1/a");
    ReadRequest off = read("o/", Map.of("hive_partitioning", false));
    assertThat(FolderKeys.of(off, files).names()).isEmpty();
  }

  @Test
  void aColumnOfTheFilesKeepsItsTypeAndPlace() {
    assertThat(columns("o/", "o/ID=1/a")).isEqualTo("(id BIGINT)");
  }

  @Test
  void valuesAreDecoded() {
    FolderKeys keys = FolderKeys.of(read("o/", Map.of()), files("o/k=a%20b%2Fc+%/a"));
    assertThat(keys.values("o/k=a%20b%2Fc+/a")).containsEntry("k", "a b/c+");
    assertThat(keys.values("o/k=100%/a")).containsEntry("k", "100%");
    assertThat(keys.values("o/k=__HIVE_DEFAULT_PARTITION__/a")).containsEntry("k", null);
  }
}
