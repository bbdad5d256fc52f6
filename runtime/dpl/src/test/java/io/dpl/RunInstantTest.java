package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunInstantTest {

  private final TimeZone before = TimeZone.getDefault();
  private Dpl dpl;

  @BeforeEach
  void open() {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    dpl = Dpl.builder().threads(2).memoryBytes(1L << 30).open();
  }

  @AfterEach
  void close() {
    dpl.close();
    TimeZone.setDefault(before);
  }

  /** All values of all results, as text. */
  private static List<String> values(Plan plan) {
    List<String> values = new ArrayList<>();
    try (Job job = plan.start()) {
      for (int i = 0; i < job.results(); i++) {
        try (ResultBatches result = job.result(i)) {
          for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
            try (VectorSchemaRoot open = batch) {
              for (FieldVector column : open.getFieldVectors()) {
                for (int row = 0; row < open.getRowCount(); row++) {
                  values.add(String.valueOf(column.getObject(row)));
                }
              }
            }
          }
        }
      }
      job.await();
    }
    return values;
  }

  @Test
  void nowIsOneTimeInAWholeRunAndAnotherInTheNext() {
    String script =
        "SET exchange = 'always'; SET partitions = 3;"
            + " FROM UNNEST(RANGE(9)) AS t(i) | REPARTITION 3 BY (i) | EXTEND NOW() AS n"
            + " | SELECT n, CURRENT_TIMESTAMP() AS c;"
            + " VALUES ('a') AS t(x) | SELECT NOW() AS n;";
    Plan plan = dpl.pipeline(script).plan();
    List<String> first = values(plan);
    assertThat(first).hasSize(19);
    assertThat(first.stream().distinct()).hasSize(1);
    List<String> second = values(plan);
    assertThat(second.stream().distinct()).hasSize(1).doesNotContain(first.get(0));
  }

  @Test
  void aTextThatLooksLikeTheCallStays() {
    String script =
        "VALUES ('it''s now()') AS t(\"now()\") | SELECT \"now()\" AS a, 'now()' AS b,"
            + " NOW() IS NULL AS c;";
    assertThat(values(dpl.pipeline(script).plan())).containsExactly("it's now()", "now()", "false");
  }

  /** Whatever the machine's time zone; with exchanges the other instance of DuckDB works. */
  @Test
  void timesWithAZoneAreTakenInUtc() {
    String query =
        "VALUES ('2024-01-31 23:30:00-02:00'::TIMESTAMPTZ) AS t(z) | REPARTITION 2 BY (z)"
            + " | SELECT HOUR(z) AS h, z::STRING AS s, z::DATE AS d, DATE_TRUNC('day', z)::STRING"
            + " AS t, CURRENT_DATE() = NOW()::DATE AS c, '2024-01-31 12:00:00'::TIMESTAMPTZ::STRING"
            + " AS p;";
    for (String head : List.of("", "SET exchange = 'always'; SET partitions = 2; ")) {
      assertThat(values(dpl.pipeline(head + query).plan()))
          .containsExactly(
              "1",
              "2024-02-01 01:30:00+00",
              "19754",
              "2024-02-01 00:00:00+00",
              "true",
              "2024-01-31 12:00:00+00");
    }
  }
}
