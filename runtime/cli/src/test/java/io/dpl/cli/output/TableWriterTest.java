package io.dpl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.Paint;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

  @Test
  void setsNumbersRightAndTextsLeft() throws Exception {
    Written written = on(80, "FROM (VALUES (1, 'a'), (NULL, NULL), (1000, 'bcd')) AS t(n, name)");
    assertThat(written.text())
        .isEqualTo(
            """
                n │ name
            ──────┼──────
                1 │ a
             NULL │ NULL
             1000 │ bcd
            """);
    assertThat(written.notes()).containsExactly("3 rows");
  }

  @Test
  void sumsUpWhatNobodyReads() throws Exception {
    Written written =
        on(
            200,
            "SELECT range(384)::FLOAT[384] AS v, repeat('x', 3000)::BLOB AS b, [1, 2] AS short, "
                + "range(100) AS long, {'a': 1, 'b': NULL} AS s, MAP {'k': 1.5} AS m");
    assertThat(written.text().lines().skip(2))
        .containsExactly(
            " [0.000, 1.000, 2.000, … 384] │ 2.9 KiB 7878787878787878… │ [1, 2] "
                + "│ [0, 1, 2, 3, 4, 5, 6, 7, … 100] │ {a: 1, b: NULL} │ {k: 1.5}");
  }

  @Test
  void showsEveryScalarAsOneWouldWriteIt() throws Exception {
    Written written =
        on(
            300,
            "SELECT DATE '2024-02-29' AS d, TIME '12:30:00.25' AS t, "
                + "TIMESTAMP '2024-02-29 12:30:00' AS ts, TIMESTAMPTZ '2024-02-29 12:30:00+00' AS tz, "
                + "1e20::DOUBLE AS big, 12345678.5::DOUBLE AS mid, 'nan'::DOUBLE AS nan, "
                + "0.1::FLOAT AS f, 1.50::DECIMAL(9, 2) AS dec, TRUE AS b, "
                + "INTERVAL '1 month 2 days 3 seconds' AS i, 18446744073709551615::UBIGINT AS u");
    assertThat(cells(written.text().lines().skip(2).findFirst().orElseThrow()))
        .isEqualTo(
            "2024-02-29|12:30:00.25|2024-02-29 12:30:00|2024-02-29 12:30:00Z|1.0e20|12345678.5"
                + "|nan|0.1|1.50|true|1 month 2 days 00:00:03|18446744073709551615");
  }

  @Test
  void foldsLongTexts() throws Exception {
    Written written = on(30, "SELECT 7 AS n, 'The quick brown fox jumps over the lazy dog' AS t");
    assertThat(written.text())
        .isEqualTo(
            """
             n │ t
            ───┼──────────────────────────
             7 │ The quick brown fox
               │ jumps over the lazy dog
            """);
  }

  @Test
  void cutsTextsOfManyLines() throws Exception {
    assertThat(on(40, "SELECT 'a\nb\nc\nd\ne\nf' AS t").text().lines().skip(2))
        .containsExactly(" a", " b", " c", " d…");
  }

  @Test
  void letsNoDataCommandTheTerminal() throws Exception {
    assertThat(on(40, "SELECT chr(27) || '[2J' AS t").text()).contains(" \\x1b[2J\n");
  }

  @Test
  void showsFortyRowsAndSaysSo() throws Exception {
    Written written = on(80, "SELECT range AS n FROM range(100)");
    assertThat(written.text().lines()).hasSize(42);
    assertThat(written.notes()).containsExactly("first 40 rows; --rows all shows every one");
    assertThat(on(80, "SELECT range AS n FROM range(40)").notes()).containsExactly("40 rows");
  }

  @Test
  void showsTheNamesOfAResultWithoutRows() throws Exception {
    Written written = on(80, "SELECT 1 AS one, 2 AS two WHERE FALSE");
    assertThat(written.text()).isEqualTo(" one │ two\n─────┼─────\n");
    assertThat(written.notes()).containsExactly("0 rows");
  }

  @Test
  void leavesOutTheMiddleOfManyColumns() throws Exception {
    String columns =
        IntStream.range(0, 30)
            .mapToObj(i -> "'value' AS column" + i)
            .collect(Collectors.joining(", ", "SELECT ", ""));
    Written written = on(60, columns);
    assertThat(written.text()).contains("column0").contains("│ … │").contains("column29");
    assertThat(written.notes()).contains("5 of 30 columns; -o csv has all");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 33, 60, 79, 200})
  void neverGoesBeyondTheWindow(int columns) throws Exception {
    String sql =
        "SELECT 'a/long/path/to/some/file.md' AS path, repeat('word 変数 ', 40) AS passage, "
            + "range * 1000000 AS number, repeat('x', 100) AS solid FROM range(5)";
    assertThat(on(columns, sql).text().lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
  }

  @Test
  void streamsAllRowsAfterTheSample() throws Exception {
    Written written =
        Written.as(
            TableStyle.terminal(40, Long.MAX_VALUE, Paint.PLAIN),
            "SELECT CASE WHEN range = 2000 THEN repeat('w', 100) ELSE 'x' END AS t FROM range(2001)");
    assertThat(written.text().lines().count()).isGreaterThan(2003);
    assertThat(written.notes()).containsExactly("2001 rows");
  }

  @Test
  void keepsOneLineARowInAPipe() throws Exception {
    Written written =
        Written.as(TableStyle.piped(Long.MAX_VALUE), "SELECT 'a\nb' || repeat('x', 300) AS t");
    assertThat(written.text().lines()).hasSize(3);
    assertThat(written.text()).contains("a\\nbxxx");
  }

  private static String cells(String line) {
    return line.strip().replaceAll(" +│ +", "|");
  }

  private static Written on(int columns, String sql) throws Exception {
    return Written.as(TableStyle.terminal(columns, TableStyle.TERMINAL_ROWS, Paint.PLAIN), sql);
  }
}
