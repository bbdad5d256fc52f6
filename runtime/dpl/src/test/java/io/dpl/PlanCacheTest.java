package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.compiler.Compiled;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCacheTest {

  private static Dpl dpl;

  @BeforeAll
  static void open() {
    dpl = Dpl.builder().threads(2).memoryBytes(1L << 30).open();
  }

  @AfterAll
  static void close() {
    dpl.close();
  }

  private static String rows(Pipeline pipeline) {
    try (Rows<Row> rows = pipeline.rows()) {
      return rows.toList().toString();
    }
  }

  /** The same tree means that nothing was compiled in between. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean reused(Plan a, Plan b) {
    return a.compiled() == b.compiled();
  }

  @Test
  void valuesInExpressionsAreBoundWhenItRuns() {
    Pipeline script =
        dpl.pipeline(
            "VALUES (1, 'a'), (2, '$p_least'), (3, 'c') AS t(n, s)"
                + " | WHERE n >= $least AND s <> $not | EXTEND $not AS given | SELECT n, s, given");
    Pipeline first = script.bind("least", 2).bind("not", "it's");
    Pipeline second = script.bind("least", 3).bind("not", "$p_least");
    assertThat(rows(first)).isEqualTo("[n=2, s=$p_least, given=it's, n=3, s=c, given=it's]");
    assertThat(rows(second)).isEqualTo("[n=3, s=c, given=$p_least]");
    assertThat(reused(first.plan(), second.plan())).isTrue();
    assertThat(reused(first.plan(), script.bind("least", 2L).bind("not", "x").plan())).isFalse();
    assertThat(first.plan().explain(Compiled.Form.LOGICAL)).contains("$least");
  }

  @Test
  void limitsAndLocationsArePartOfThePlan() {
    Pipeline script = dpl.pipeline("VALUES (1), (2), (3) AS t(n) | ORDER BY n | LIMIT $count");
    assertThat(rows(script.bind("count", 1))).isEqualTo("[n=1]");
    assertThat(rows(script.bind("count", 2))).isEqualTo("[n=1, n=2]");
    assertThat(reused(script.bind("count", 1).plan(), script.bind("count", 1).plan())).isTrue();
    assertThat(reused(script.bind("count", 1).plan(), script.bind("count", 2).plan())).isFalse();
  }

  @Test
  void everyTypeGoesInAndComesOutEqual() {
    Object[] values = {
      true,
      (byte) 1,
      (short) -2,
      3,
      Long.MIN_VALUE,
      1.5f,
      Double.NaN,
      new BigDecimal("-1.250"),
      "a'b\u0000c \"$p_v\"",
      LocalDate.of(2024, 2, 29)
    };
    for (Object value : values) {
      try (Rows<Row> rows =
          dpl.pipeline("VALUES (1) AS t(i) | SELECT $v AS v").bind("v", value).rows()) {
        assertThat(rows.toList().get(0).value("v")).isEqualTo(value);
      }
    }
    OffsetDateTime at = OffsetDateTime.parse("2024-02-29T01:02:03.000004+01:00");
    try (Rows<Row> rows =
        dpl.pipeline("VALUES (1) AS t(i) | SELECT $v AS v, $b AS b")
            .bind("v", at)
            .bind("b", new byte[] {0, -1})
            .rows()) {
      Row row = rows.toList().get(0);
      assertThat(row.value("v")).isEqualTo(at.toInstant());
      assertThat((byte[]) row.value("b")).containsExactly(0, -1);
    }
  }

  @Test
  void changedFilesAreSeen(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "n\n1\n");
    Pipeline script =
        dpl.pipeline("READ CSV $in | WHERE n >= $least")
            .bind("in", folder + "/*.csv")
            .bind("least", 1);
    Plan before = script.plan();
    assertThat(rows(script)).isEqualTo("[n=1]");
    assertThat(reused(before, script.plan())).isTrue();
    Files.writeString(folder.resolve("b.csv"), "n\n22\n");
    assertThat(rows(script)).contains("n=22");
    Files.writeString(file, "n\n333\n");
    assertThat(rows(script)).contains("n=333");
    assertThat(reused(before, script.plan())).isFalse();
  }

  @Test
  void aTextForADateIsReadWhenCompiling() {
    Pipeline script = dpl.pipeline("VALUES (DATE '2024-01-02') AS t(d) | WHERE d > $after");
    assertThat(rows(script.bind("after", "2024-01-01"))).isEqualTo("[d=2024-01-02]");
    assertThat(rows(script.bind("after", "2024-01-03"))).isEqualTo("[]");
    assertThatThrownBy(
            () ->
                rows(
                    dpl.pipeline("PARAM $n BIGINT; VALUES (1) AS t(a) | WHERE a = $n")
                        .bind("n", "x")))
        .hasMessageContaining("DPL3005");
  }
}
