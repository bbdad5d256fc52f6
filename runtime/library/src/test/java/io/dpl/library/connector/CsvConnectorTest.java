package io.dpl.library.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Schema;
import io.dpl.library.Duck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvConnectorTest {

  private static Duck duck;

  @TempDir Path folder;

  private final CsvConnector csv = new CsvConnector();

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
    Files.writeString(file, text);
    return file.toString();
  }

  private ReadRequest request(String schema, Map<String, Object> options, String... locations) {
    return Scans.request(csv, schema, options, locations);
  }

  private List<String> rows(ReadRequest request, String... columns) throws SQLException {
    return Scans.rows(duck, csv, request, 1, columns);
  }

  @Test
  void typesAreGuessedWithoutSchema() throws Exception {
    ReadRequest request = request(null, Map.of(), file("a.csv", "id,name\n1,x\n2,\"a,b\"\n"));
    SourceDescription source = csv.describe(request, duck);
    assertThat(source.schema()).hasToString("(id BIGINT, name STRING)");
    assertThat(source.rows()).isBetween(1L, 10L);
    assertThat(rows(request)).containsExactly("1|x", "2|a,b");
  }

  @Test
  void schemaMatchesByNameWithAHeader() throws Exception {
    ReadRequest request =
        request("(a DECIMAL(4,2), B STRING)", Map.of(), file("a.csv", "b;c;a\nx;0;1.5\ny;0;\n"));
    assertThat(rows(request)).containsExactly("1.50|x", "null|y");
  }

  @Test
  void schemaMatchesByPositionWithoutHeader() throws Exception {
    ReadRequest request =
        request("(a BIGINT, b STRING)", Map.of("header", false), file("a.csv", "1,x\n2,y\n"));
    assertThat(rows(request, "b", "a")).containsExactly("x|1", "y|2");
  }

  @Test
  void pathAndRowAreCountedFileByFile() throws Exception {
    String a = file("a.csv", "n\n5\n6\n");
    String b = file("b[1].csv", "n\n7\n");
    ReadRequest request = request("(n BIGINT)", Map.of(), folder + "/*.csv");
    for (int splits : new int[] {1, 2}) {
      assertThat(Scans.rows(duck, csv, request, splits, "n", "_row", "_path"))
          .containsExactly("5|0|" + a, "6|1|" + a, "7|0|" + b);
    }
    assertThat(rows(request, "_path")).containsExactly(a, a, b);
    assertThat(rows(request("(n BIGINT)", Map.of(), b), "n")).containsExactly("7");
  }

  @Test
  void rowNumbersFollowTheLinesOfLargeFiles() throws Exception {
    StringBuilder text = new StringBuilder("n\n");
    for (int i = 0; i < 300_000; i++) {
      text.append(i).append('\n');
    }
    ReadRequest request = request("(n BIGINT)", Map.of(), file("large.csv", text.toString()));
    SourceDescription source = csv.describe(request, duck);
    SqlScan scan = (SqlScan) csv.scan(request, source, List.of("n", "_row"));
    Split split = csv.split(request, source, List.of("n"), SplitTarget.ONE, duck).get(0);
    String select = scan.select(request, source.schema(), List.of("n", "_row"), split);
    assertThat(duck.rows("SELECT count(*) FROM (" + select + ") WHERE n = _row"))
        .containsExactly("300000");
    assertThat(source.rows()).isBetween(200_000L, 500_000L);
  }

  @Test
  void optionsReachTheReader() throws Exception {
    assertThat(
            rows(
                request(
                    "(a DOUBLE, d DATE)",
                    Map.of(
                        "delim", "|",
                        "decimal_separator", ",",
                        "nullstr", "-",
                        "skip", 1L,
                        "dateformat", "%d.%m.%Y"),
                    file("a.csv", "a comment\na|d\n1,5|24.12.2024\n-|-\n"))))
        .containsExactly("1.5|2024-12-24", "null|null");
    Files.write(folder.resolve("l.csv"), "a\nö\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(rows(request(null, Map.of("encoding", "latin-1"), folder + "/l.csv")))
        .containsExactly("ö");
  }

  @Test
  void compressedAndMarkedFilesAreRead() throws Exception {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
      out.write("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(request("(b BIGINT, a BIGINT)", Map.of(), folder + "/a.csv.gz")))
        .containsExactly("2|1");
  }

  @Test
  void filesThatDifferAreNamed() throws Exception {
    String a = file("a.csv", "x,y\n1,2\n");
    String b = file("b.csv", "x,z\n1,3\n");
    assertThatThrownBy(() -> csv.describe(request(null, Map.of(), folder + "/*.csv"), duck))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL3101")
        .hasMessageContaining(a)
        .hasMessageContaining(b)
        .hasMessageContaining("a.dpl:1:1");
    ReadRequest union = request(null, Map.of("union_by_name", true), folder + "/*.csv");
    assertThat(rows(union)).containsExactly("1|2|null", "1|null|3");
    ReadRequest typed =
        request("(z BIGINT, x STRING)", Map.of("union_by_name", true), folder + "/*.csv");
    assertThat(rows(typed)).containsExactly("null|1", "3|1");
  }

  @Test
  void columnsInAnotherOrderAreTheSame() throws Exception {
    file("a.csv", "x,y\n1,2\n");
    file("b.csv", "y,x\n4,3\n");
    assertThat(rows(request(null, Map.of(), folder + "/*.csv"))).containsExactly("1|2", "3|4");
  }

  @Test
  void linesOfWrongLengthFailWithFileAndLine() throws Exception {
    String shorter = file("short.csv", "a,b\n1,x\n2\n");
    String longer = file("long.csv", "a,b\n1,x\n2,y,z\n");
    for (String path : List.of(shorter, longer)) {
      assertThat(csv.describe(request(null, Map.of(), path), duck).schema())
          .hasToString("(a BIGINT, b STRING)");
      assertThatThrownBy(() -> rows(request(null, Map.of(), path)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Line: 3")
          .hasMessageContaining(path);
    }
    assertThat(rows(request("(b STRING)", Map.of("null_padding", true), shorter)))
        .containsExactly("x", "null");
  }

  @Test
  void headersMayHaveRepeatedAndEmptyNames() throws Exception {
    ReadRequest request = request(null, Map.of(), file("a.csv", "x,X,,\"a \"\"b\"\"\"\n1,2,3,4\n"));
    assertThat(csv.describe(request, duck).schema().names())
        .containsExactly("x", "X_1", "column2", "a \"b\"");
    assertThat(rows(request, "X_1", "a \"b\"", "column2")).containsExactly("2|4|3");
  }

  @Test
  void commentsAndEmptyFilesAreLeftOut() throws Exception {
    file("a.csv", "# made by hand\nn\n1\n# two follows\n2\n");
    file("b.csv", "");
    ReadRequest request = request("(n BIGINT)", Map.of("comment", "#"), folder + "/*.csv");
    assertThat(rows(request)).containsExactly("1", "2");
  }

  @Test
  void filesThatShareNothingAreListsOfValues() throws Exception {
    String a = file("a.csv", "\uFEFFx;y;z\n1\n\n\"2;\";3\n");
    String b = file("b.csv", "p,q\n");
    ReadRequest request = request(null, Map.of("shape", "fields"), folder + "/*.csv");
    SourceDescription source = csv.describe(request, duck);
    assertThat(source.schema().names()).containsExactly("_path", "_line", "fields");
    ArrowScan scan = (ArrowScan) csv.scan(request, source, source.schema().names());
    Split split = csv.split(request, source, List.of("fields"), SplitTarget.ONE, duck).get(0);
    List<String> rows = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator()) {
      RunContext context = new RunContext(allocator, duck.storage(), folder, 1);
      try (BatchReader reader =
          scan.open(request, source.schema(), split, 2, Long.MAX_VALUE, context)) {
        for (VectorSchemaRoot batch = reader.next(); batch != null; batch = reader.next()) {
          for (int row = 0; row < batch.getRowCount(); row++) {
            rows.add(
                batch.getVector(0).getObject(row)
                    + "|"
                    + batch.getVector(1).getObject(row)
                    + "|"
                    + batch.getVector(2).getObject(row));
          }
          batch.close();
        }
      }
    }
    assertThat(rows)
        .containsExactly(
            a + "|1|[\"x\",\"y\",\"z\"]",
            a + "|2|[\"1\"]",
            a + "|4|[\"2;\",\"3\"]",
            b + "|1|[\"p\",\"q\"]");
    assertCode("DPL3106", "(a STRING)", Map.of("shape", "fields"), b);
  }

  @Test
  void mistakesAreCoded() throws Exception {
    String a = file("a.csv", "name\nx\n");
    assertCode("DPL2101", null, Map.of(), folder + "/no.csv");
    assertCode("DPL2102", null, Map.of(), folder + "/no*.csv");
    assertCode("DPL2009", null, Map.of("heeder", true), a);
    assertCode("DPL4001", null, Map.of(), file("a.csv.bz2", "BZh"));
    assertCode("DPL2104", null, Map.of(), "s3://bucket/a.csv");
    assertCode("DPL2106", "(nam STRING)", Map.of(), a);
    assertCode("DPL3102", null, Map.of("header", "yes"), a);
    assertCode("DPL3102", null, Map.of("encoding", "klingon"), a);
    assertCode("DPL3103", null, Map.of("missing", "empty"), folder + "/no*.csv");
  }

  private void assertCode(
      String code, String schema, Map<String, Object> options, String location) {
    assertThatThrownBy(() -> csv.describe(request(schema, options, location), duck))
        .isInstanceOf(DplException.class)
        .hasMessageContaining(code)
        .hasMessageContaining("a.dpl:1:1");
  }

  @Test
  void nothingIsReadWhereMissingMayBeEmpty() throws Exception {
    ReadRequest request =
        request("(n BIGINT, v FLOAT[3])", Map.of("missing", "empty"), folder + "/no*.csv");
    assertThat(rows(request, "v", "n", "_path")).isEmpty();
    assertThat(csv.describe(request, duck).exact()).isTrue();
  }

  @Test
  void whatIsWrittenReadsBack() throws Exception {
    WriteForm.SqlCopy form = (WriteForm.SqlCopy) csv.write().orElseThrow();
    String out = folder + "/out.csv";
    Schema schema = new Schema(List.of());
    duck.run(
        "COPY (SELECT 1 AS a, 'x;y' AS b, NULL AS c) TO '"
            + out
            + "' ("
            + form.copyOptions(schema, Map.of("delim", ";", "nullstr", "NA"), 10)
            + ")");
    assertThat(Files.readString(Path.of(out))).isEqualTo("a;b;c\n1;\"x;y\";NA\n");
    assertThat(form.extension()).isEqualTo(".csv");
    assertThatThrownBy(() -> form.copyOptions(schema, Map.of("skip", 1L), 10))
        .hasMessageContaining("DPL2009");
  }
}
