package io.dpl.library.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.Duck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetConnectorTest {

  private static Duck duck;

  @TempDir Path folder;

  private final ParquetConnector parquet = new ParquetConnector();

  @BeforeAll
  static void open() throws SQLException {
    duck = new Duck();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private String write(String name, String select, Schema schema, Map<String, Object> options)
      throws SQLException {
    String file = folder + "/" + name;
    String how =
        ((WriteForm.SqlCopy) parquet.write().orElseThrow()).copyOptions(schema, options, 100);
    duck.run("COPY (" + select + ") TO '" + file + "' (" + how + ")");
    return file;
  }

  private String write(String name, String select) throws SQLException {
    return write(name, select, new Schema(List.of()), Map.of());
  }

  private ReadRequest request(String schema, Map<String, Object> options, String... locations) {
    return Scans.request(parquet, schema, options, locations);
  }

  @Test
  void vectorsComeBackWithTheirDimension() throws Exception {
    Schema schema =
        Schema.of(
            Field.of("path", DplType.Simple.STRING),
            Field.of("odd name", DplType.parse("FLOAT[3]")));
    String file =
        write(
            "v.parquet",
            "SELECT 'a' AS path, [1, 2, 3]::FLOAT[3] AS \"odd name\"",
            schema,
            Map.of());
    ReadRequest request = request(null, Map.of(), file);
    SourceDescription source = parquet.describe(request, duck);
    assertThat(source.schema().find("odd name").orElseThrow().type())
        .isEqualTo(DplType.parse("FLOAT[3]"));
    assertThat(source.rows()).isEqualTo(1);
    assertThat(source.exact()).isTrue();
    SqlScan scan = (SqlScan) parquet.scan(request, source, source.schema().names());
    Split split =
        parquet.split(request, source, source.schema().names(), SplitTarget.ONE, duck).get(0);
    String select = scan.select(request, source.schema(), source.schema().names(), split);
    assertThat(duck.rows("SELECT typeof(\"odd name\") FROM (" + select + ")"))
        .containsExactly("FLOAT[3]");
  }

  @Test
  void fieldsMayBeNamedLikeKeywords() throws Exception {
    String file = write("k.parquet", "SELECT {'order': 1, 'end': ['x']} AS \"select\"");
    ReadRequest request = request(null, Map.of(), file);
    assertThat(Scans.rows(duck, parquet, request, 1)).containsExactly("{'order': 1, 'end': [x]}");
  }

  @Test
  void splitsReadEachRowOnceInOrder() throws Exception {
    write(
        "a.parquet",
        "SELECT range AS n FROM range(10000)",
        new Schema(List.of()),
        Map.of("row_group_rows", 2048L));
    write("b.parquet", "SELECT range + 10000 AS n FROM range(500)");
    ReadRequest request = request(null, Map.of(), folder + "/*.parquet");
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 10_500; i++) {
      wanted.add(i + "|" + (i < 10_000 ? i : i - 10_000));
    }
    for (int splits : new int[] {1, 3, 7}) {
      assertThat(Scans.rows(duck, parquet, request, splits, "n", "_row"))
          .as(splits + " splits")
          .isEqualTo(wanted);
    }
    assertThat(Scans.rows(duck, parquet, request, 3, "_path")).hasSize(10_500);
  }

  @Test
  void heavyColumnsAreReadInJava() throws Exception {
    String file = write("b.parquet", "SELECT 'a' AS path, 'x'::BLOB AS data");
    ReadRequest request = request(null, Map.of(), file);
    SourceDescription source = parquet.describe(request, duck);
    assertThat(parquet.scan(request, source, List.of("path", "data")))
        .isInstanceOf(ArrowScan.class);
    assertThat(parquet.scan(request, source, List.of("path", "_path"))).isInstanceOf(SqlScan.class);
  }

  @Test
  void longTextsAreReadInJava() throws Exception {
    String file =
        write(
            "t.parquet", "SELECT range AS n, repeat('page ', 9000) || range AS text FROM range(9)");
    ReadRequest request = request(null, Map.of(), file);
    SourceDescription source = parquet.describe(request, duck);
    assertThat(parquet.scan(request, source, List.of("n", "text"))).isInstanceOf(ArrowScan.class);
    assertThat(parquet.scan(request, source, List.of("n"))).isInstanceOf(SqlScan.class);
  }

  @Test
  void rowGroupsAreCutByBytes() {
    WriteForm.SqlCopy form = (WriteForm.SqlCopy) parquet.write().orElseThrow();
    Schema schema = Schema.of(Field.of("v", DplType.parse("FLOAT[384]")));
    assertThat(form.copyOptions(schema, Map.of(), 1 << 20))
        .contains("ROW_GROUP_SIZE 64,")
        .contains("'dpl.schema': '(v FLOAT[384])'");
    assertThat(form.copyOptions(schema, Map.of(), 10)).contains("ROW_GROUP_SIZE 122880");
    assertThat(form.copyOptions(schema, Map.of("compression", "none"), 10))
        .contains("COMPRESSION uncompressed");
  }

  @Test
  void schemasThatDifferNameBothFiles() throws Exception {
    String a = write("a.parquet", "SELECT 1 AS x, 'u' AS y");
    String b = write("b.parquet", "SELECT 1 AS x, 2.5 AS z");
    assertThatThrownBy(() -> parquet.describe(request(null, Map.of(), folder + "/*.parquet"), duck))
        .isInstanceOf(DplException.class)
        .hasMessageContaining(a)
        .hasMessageContaining(b)
        .hasMessageContaining("a.dpl:1:1");
    ReadRequest union = request(null, Map.of("union_by_name", true), folder + "/*.parquet");
    assertThat(Scans.rows(duck, parquet, union, 1)).containsExactly("1|u|null", "1|null|2.5");
  }

  @Test
  void schemaClauseConvertsLightColumns() throws Exception {
    String file = write("a.parquet", "SELECT 7 AS x, 'b'::BLOB AS data");
    ReadRequest request = request("(x STRING)", Map.of(), file);
    assertThat(Scans.rows(duck, parquet, request, 1)).containsExactly("7");
    assertCode("DPL2106", "(xx BIGINT)", Map.of(), file);
    assertCode("DPL3001", "(data STRING)", Map.of(), file);
  }

  @Test
  void mistakesAreCoded() throws Exception {
    String broken = folder + "/broken.parquet";
    Files.writeString(Path.of(broken), "this is no Parquet file at all");
    assertCode("DPL2101", null, Map.of(), folder + "/no.parquet");
    assertCode("DPL2102", null, Map.of(), folder + "/no*.parquet");
    assertCode("DPL2009", null, Map.of("unionbyname", true), broken);
    assertCode("DPL514", null, Map.of(), broken);
  }

  private void assertCode(
      String code, String schema, Map<String, Object> options, String location) {
    assertThatThrownBy(() -> parquet.describe(request(schema, options, location), duck))
        .isInstanceOf(DplException.class)
        .hasMessageContaining(code)
        .hasMessageContaining("a.dpl:1:1");
  }

  @Test
  void nothingIsReadWhereMissingMayBeEmpty() throws Exception {
    ReadRequest request =
        request("(v FLOAT[3], _x BIGINT)", Map.of("missing", "empty"), folder + "/no*.parquet");
    assertThat(Scans.rows(duck, parquet, request, 3)).isEmpty();
  }

  @Test
  void deletedFilesBetweenCompileAndRunAreAnError() throws IOException, SQLException {
    String file = write("a.parquet", "SELECT 1 AS x");
    ReadRequest request = request(null, Map.of(), file);
    SourceDescription source = parquet.describe(request, duck);
    Files.delete(Path.of(file));
    assertThatThrownBy(() -> parquet.split(request, source, List.of("x"), SplitTarget.ONE, duck))
        .isInstanceOf(DplException.class);
  }
}
