package io.dpl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV and JSON. */
class TextWritersTest {
  private static final String ROWS =
      "SELECT range AS n, CASE range WHEN 1 THEN '' WHEN 2 THEN NULL "
          + "ELSE 'say \"hi\", ' || chr(10) || 'ü' END AS t, "
          + "[range, NULL] AS l, {'a b': range / 2} AS s, encode('é') AS b, "
          + "TIMESTAMP '2024-02-29 12:30:00' AS ts FROM range(7)";

  @Test
  void csvReadsBackAsItWas(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, Written.by(CsvWriter::new, ROWS).text());
    String read =
        "SELECT n, t, ts, l[2:-2] AS l FROM read_csv('"
            + file
            + "', all_varchar = true, "
            + "allow_quoted_nulls = false)";
    String expected = "SELECT n::VARCHAR AS n, t, ts::VARCHAR AS ts, n || ',null' AS l FROM (";
    assertThat(Written.by(JsonWriter::new, read).text())
        .isEqualTo(Written.by(JsonWriter::new, expected + ROWS + ")").text());
  }

  @Test
  void csvTellsNullFromAnEmptyText() throws Exception {
    assertThat(
            Written.by(CsvWriter::new, "FROM (VALUES (1, ''), (2, NULL)) AS v(n, \"a,b\")").text())
        .isEqualTo("n,\"a,b\"\n1,\"\"\n2,\n");
  }

  @Test
  void jsonIsOneDocumentWithARowALine() throws Exception {
    String text = Written.by(JsonWriter::new, ROWS).text();
    JsonNode rows = new ObjectMapper().readTree(text);
    assertThat(rows).hasSize(7);
    assertThat(text.lines()).hasSize(9);
    assertThat(rows.get(3).path("l").get(0).asLong()).isEqualTo(3);
    assertThat(rows.get(3).path("s").path("a b").asDouble()).isEqualTo(1.5);
    assertThat(rows.get(2).path("t").isNull()).isTrue();
    assertThat(rows.get(0).path("b").binaryValue())
        .isEqualTo(new byte[] {(byte) 0xc3, (byte) 0xa9});
    assertThat(rows.get(0).path("ts").asText()).isEqualTo("2024-02-29T12:30:00");
  }

  @Test
  void jsonWithoutRowsIsAnEmptyArray() throws Exception {
    assertThat(Written.by(JsonWriter::new, "SELECT 1 AS one WHERE FALSE").text()).isEqualTo("[]\n");
  }

  @Test
  void jsonWritesAsStringsWhatJsonHasNoNumberFor() throws Exception {
    assertThat(Written.by(JsonWriter::new, "SELECT 'nan'::DOUBLE AS a, 1e400::FLOAT AS b").text())
        .isEqualTo("[\n{\"a\":\"NaN\",\"b\":\"Infinity\"}\n]\n");
  }

  @Test
  void optionsNameTheFormat() {
    assertThat(OutputFormat.parse("CSV")).isEqualTo(OutputFormat.Text.CSV);
    assertThat(OutputFormat.parse("parquet:a:b/"))
        .isEqualTo(new OutputFormat.Sink("PARQUET", "a:b/"));
    for (String wrong : new String[] {"csv:x", "parquet", "arrow:", "xml", ""}) {
      assertThatThrownBy(() -> OutputFormat.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
