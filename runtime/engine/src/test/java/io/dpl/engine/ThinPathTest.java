package io.dpl.engine;

import static io.dpl.engine.kit.Plans.files;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.type.Schema;
import io.dpl.engine.kit.EngineKit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThinPathTest {

  @TempDir Path temp;

  @Test
  void aFragmentOverParquetGivesItsRows() {
    String file = temp.resolve("a.parquet").toString();
    EngineKit.duckdb(
        "COPY (SELECT i, 'n' || i AS name FROM range(100000) t(i)) TO '"
            + file
            + "' (FORMAT parquet)");
    Schema source = schema("i BIGINT", "name STRING");
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          1,
                          List.of(
                              sql(
                                  1,
                                  List.of(),
                                  List.of(files("s1", "PARQUET", source, file)),
                                  schema("name STRING", "j BIGINT"),
                                  "SELECT * FROM s1 WHERE i % 30000 = 1",
                                  "SELECT name, i + 1 AS j FROM q1")),
                          result(1, 0, false)))))
          .containsExactlyInAnyOrder("n1|2", "n30001|30002", "n60001|60002", "n90001|90002");
    }
  }

  @Test
  void typesComeOutAsThePlanSays() {
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          1,
                          List.of(
                              sql(
                                  1,
                                  List.of(),
                                  schema(
                                      "v FLOAT[2]",
                                      "s BIGINT",
                                      "d DECIMAL(38,0)",
                                      "t TIMESTAMP",
                                      "n STRING",
                                      "m MAP(STRING, INTEGER)",
                                      "x STRUCT(a INTEGER, b STRING[])"),
                                  "SELECT [1.5::FLOAT, 2], SUM(1), 7::HUGEINT,"
                                      + " TIMESTAMP '2020-01-02 03:04:05', NULL,"
                                      + " MAP {'k': 1}, {'a': 1, 'b': ['x']}")),
                          result(1, 0, false)))))
          .containsExactly(
              "[1.5,2.0]|1|7|2020-01-02T03:04:05|null|"
                  + "[{\"key\":\"k\",\"value\":1}]|{\"a\":1,\"b\":[\"x\"]}");
    }
  }

  @Test
  void javaRowsPassThroughDuckDb() {
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          1,
                          List.of(
                              numbers(1, 100_000, 1, "n"),
                              sql(
                                  2,
                                  List.of(1),
                                  schema("c BIGINT", "s BIGINT"),
                                  "SELECT count(*) AS c, sum(n) AS s FROM i1")),
                          result(2, 0, false)))))
          .containsExactly("100000|4999950000");
    }
  }

  @Test
  void partitionsOfAnOrderedResultComeInOrder() {
    try (EngineKit kit = new EngineKit(temp)) {
      List<String> rows =
          kit.rows(
              graph(
                  stage(
                      1,
                      7,
                      List.of(
                          numbers(1, 70_000, 7, "n"),
                          sql(
                              2,
                              List.of(1),
                              schema("n BIGINT"),
                              "SELECT n FROM i1 WHERE n % 2 = 0")),
                      result(2, 0, true))));
      assertThat(rows)
          .hasSize(35_000)
          .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
    }
  }

  @Test
  void enginesLiveSideBySide() {
    try (EngineKit one = new EngineKit(temp.resolve("one"));
        Run slow =
            one.engine()
                .start(
                    graph(
                        stage(1, 2, List.of(numbers(1, 1L << 40, 2, "n")), result(1, 0, false))))) {
      slow.result(0).next().close();
      try (Engine two =
              Engine.open(
                  new EngineOptions(1, 256L << 20, temp.resolve("two")),
                  one.engine().registry(),
                  one.engine().storage());
          Run run =
              two.start(graph(stage(1, 1, List.of(numbers(1, 10, 1, "n")), result(1, 0, false))))) {
        assertThat(EngineKit.rows(run.result(0))).hasSize(10);
      }
      slow.result(0).next().close();
    }
  }

  @Test
  void describeAsksDuckDb() {
    try (EngineKit kit = new EngineKit(temp)) {
      String file = temp.resolve("d.parquet").toString();
      EngineKit.duckdb(
          "COPY (SELECT 1::UINTEGER AS u, {'a': 1} AS s, 'x'::BLOB AS b) TO '" + file + "'");
      assertThat(kit.engine().describe("read_parquet('" + file + "')"))
          .isEqualTo(schema("u BIGINT", "s STRUCT(a INTEGER)", "b BLOB"));
    }
  }
}
