package io.dpl.library.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Schema;
import io.dpl.library.Duck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonAndFilesTest {

  private static Duck duck;

  @TempDir Path folder;

  private final JsonConnector json = new JsonConnector();
  private final FilesConnector files = new FilesConnector();

  @BeforeAll
  static void open() throws SQLException {
    duck = new Duck();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void linesAndArraysAreRead() throws Exception {
    String lines = file("a.jsonl", "{\"a\":1,\"b\":\"x\"}\n{\"b\":\"y\",\"a\":2}\n");
    String array = file("b.json", "[{\"a\":3,\"b\":[1]},{\"a\":4}]");
    ReadRequest request = Scans.request(json, "(b STRING, a BIGINT)", Map.of(), lines, array);
    assertThat(Scans.rows(duck, json, request, 2, "a", "b", "_row"))
        .containsExactly("1|x|0", "2|y|1", "3|[1]|0", "4|null|1");
    SourceDescription guessed = json.describe(Scans.request(json, null, Map.of(), lines), duck);
    assertThat(guessed.schema()).hasToString("(a BIGINT, b STRING)");
  }

  @Test
  void aSchemaWithStructsAndVectorsReachesTheReader() throws Exception {
    String path = file("a.jsonl", "{\"s\":{\"order\":1},\"v\":[1,2]}\n");
    ReadRequest guessed = Scans.request(json, null, Map.of(), path);
    assertThat(Scans.rows(duck, json, guessed, 1, "s")).containsExactly("{'order': 1}");
    ReadRequest request =
        Scans.request(json, "(s STRUCT(\"order\" BIGINT), v FLOAT[2], _n DATE)", Map.of(), path);
    assertThat(Scans.rows(duck, json, request, 1, "v", "_n")).containsExactly("[1.0, 2.0]|null");
  }

  @Test
  void valuesThatDoNotFitFailWithFileAndLine() throws Exception {
    String path = file("bad.jsonl", "{\"a\":1}\n{\"a\":\"k\"}\n");
    ReadRequest request = Scans.request(json, "(a BIGINT)", Map.of(), path);
    assertThatThrownBy(() -> Scans.rows(duck, json, request, 1))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("bad.jsonl")
        .hasMessageContaining("line 2");
  }

  @Test
  void jsonIsWrittenAsLinesOrOneArray() throws Exception {
    WriteForm.SqlCopy form = (WriteForm.SqlCopy) json.write().orElseThrow();
    String out = folder + "/out.json";
    duck.run(
        "COPY (SELECT 1 AS a UNION ALL SELECT 2) TO '"
            + out
            + "' ("
            + form.copyOptions(new Schema(List.of()), Map.of("form", "array"), 8)
            + ")");
    assertThat(Files.readString(Path.of(out)).replaceAll("\\s", ""))
        .isEqualTo("[{\"a\":1},{\"a\":2}]");
    assertThatThrownBy(() -> form.copyOptions(new Schema(List.of()), Map.of("form", "x"), 8))
        .hasMessageContaining("DPL3102");
  }

  @Test
  void filesAreRows() throws Exception {
    String a = file("d/a.md", "12345");
    file("d/b.txt", "1");
    Files.setLastModifiedTime(Path.of(a), FileTime.fromMillis(1_700_000_000_123L));
    ReadRequest request = Scans.request(files, null, Map.of(), folder + "/**/*.md");
    SourceDescription source = files.describe(request, duck);
    assertThat(source.rows()).isEqualTo(1);
    assertThat(source.exact()).isTrue();
    assertThat(batches(request, source, List.of("size", "modified", "path"), 1))
        .containsExactly("5|1700000000123000|" + a);
    assertThat(batches(request, source, List.of("path"), 1)).containsExactly(a);
  }

  private List<String> batches(
      ReadRequest request, SourceDescription source, List<String> columns, int splits) {
    List<String> rows = new ArrayList<>();
    ArrowScan scan = (ArrowScan) files.scan(request, source, columns);
    try (RootAllocator allocator = new RootAllocator()) {
      RunContext context = new RunContext(allocator, duck.storage(), folder, 1);
      SplitTarget target = new SplitTarget(splits, Long.MAX_VALUE, 1);
      for (Split split : files.split(request, source, columns, target, duck)) {
        try (BatchReader reader =
            scan.open(request, source.schema().select(columns), split, 2, 1 << 20, context)) {
          for (VectorSchemaRoot batch = reader.next(); batch != null; batch = reader.next()) {
            for (int row = 0; row < batch.getRowCount(); row++) {
              int at = row;
              rows.add(
                  String.join(
                      "|",
                      batch.getFieldVectors().stream()
                          .map(vector -> String.valueOf(vector.getObject(at)))
                          .toList()));
            }
            batch.close();
          }
        }
      }
    }
    return rows;
  }

  @Test
  void splitsCoverAllFilesInOrder() throws Exception {
    for (int i = 10; i < 60; i++) {
      file("m/" + i + ".bin", "");
    }
    ReadRequest request = Scans.request(files, null, Map.of(), folder + "/m/");
    SourceDescription source = files.describe(request, duck);
    List<String> all = batches(request, source, List.of("path"), 1);
    assertThat(all).hasSize(50).isSorted();
    assertThat(batches(request, source, List.of("path"), 7)).isEqualTo(all);
    assertThat(
            files.split(
                request, source, List.of("path"), new SplitTarget(7, Long.MAX_VALUE, 1), duck))
        .hasSize(7);
  }

  @Test
  void splitsHaveAboutAsMuchToRead() throws Exception {
    file("s/0.txt", "x".repeat(400_000));
    for (int i = 1; i < 10; i++) {
      file("s/" + i + ".txt", "x".repeat(40_000));
    }
    ReadRequest request = Scans.request(files, null, Map.of(), folder + "/s/");
    SourceDescription source = files.describe(request, duck);
    assertThat(
            files.split(
                request, source, List.of("path"), new SplitTarget(2, Long.MAX_VALUE, 1), duck))
        .extracting(Split::rows)
        .containsExactly(2L, 8L);
  }

  @Test
  void filesHaveNoSchemaClause() throws Exception {
    String a = file("a.md", "");
    assertThatThrownBy(
            () -> files.describe(Scans.request(files, "(path STRING)", Map.of(), a), duck))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL3106");
  }

  @Test
  void filesThatVanishAreNamed() throws Exception {
    String a = file("a.md", "");
    ReadRequest request = Scans.request(files, null, Map.of(), a);
    SourceDescription source = files.describe(request, duck);
    Files.delete(Path.of(a));
    assertThatThrownBy(() -> batches(request, source, List.of("size"), 1))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL5101");
  }
}
