package io.dpl.engine;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.EngineKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type through an exchange as column and as key, in memory and through disk. */
class AllTypesTest {

  private static final Schema ALL =
      schema(
          "id BIGINT",
          "a BOOLEAN",
          "b TINYINT",
          "c SMALLINT",
          "d INTEGER",
          "e FLOAT",
          "f DOUBLE",
          "g STRING",
          "h BLOB",
          "i DATE",
          "j TIME",
          "k TIMESTAMP",
          "l TIMESTAMPTZ",
          "m INTERVAL",
          "n DECIMAL(20, 5)",
          "o STRING[]",
          "p FLOAT[3]",
          "q STRUCT(x INTEGER, y STRING[])",
          "r MAP(STRING, BIGINT)");

  private static final String ROWS =
      """
      SELECT i AS id, i % 2 = 0 AS a, (i % 100)::TINYINT AS b, i::SMALLINT AS c, i::INTEGER AS d,
        i / 7 AS e, -i / 3 AS f, repeat('ü', (i % 5)::INTEGER) || i AS g, ('b' || i)::BLOB AS h,
        DATE '2020-01-01' + i::INTEGER AS i, TIME '01:02:03.5' AS j,
        TIMESTAMP '2020-01-01 00:00:00.000001' + to_seconds(i) AS k,
        TIMESTAMPTZ '2020-01-01 00:00:00+02' AS l, to_months(i::INTEGER) + to_days(3) AS m,
        (i / 8)::DECIMAL(20, 5) AS n, CASE i % 3 WHEN 0 THEN [] WHEN 1 THEN ['x', NULL, g] END AS o,
        [i, i + 0.5, NULL]::FLOAT[3] AS p, {'x': i::INTEGER, 'y': [g]} AS q,
        MAP {g: i, 'z': NULL} AS r
      FROM range(300) t(i)
      UNION ALL SELECT -1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL
      """;

  @TempDir Path temp;

  private static Output.Send send(int exchange) {
    return new Output.Send(1, exchange);
  }

  @Test
  void valuesSurviveAnExchange() {
    PlanNode rows = sql(1, List.of(), ALL, ROWS);
    try (EngineKit kit = new EngineKit(temp)) {
      List<String> direct = kit.rows(graph(stage(1, 1, List.of(rows), result(1, 0, false))));
      assertThat(direct).hasSize(301);
      for (String key : ALL.names()) {
        List<String> exchanged =
            kit.rows(
                graph(
                    List.of(exchange(1, Kind.HASH, 3, false, ALL, key)),
                    List.of(),
                    stage(1, 1, List.of(rows), send(1)),
                    stage(2, 3, List.of(new PlanNode.Receive(1, 1, ALL)), result(1, 0, false))));
        assertThat(exchanged).as(key).containsExactlyInAnyOrderElementsOf(direct);
      }
    }
  }

  @Test
  void valuesSurviveTheDisk() {
    String wide = "SELECT * REPLACE (g || repeat('x', 3000) AS g) FROM (" + ROWS + ") ORDER BY id";
    PlanNode once = sql(1, List.of(), ALL, wide);
    PlanNode often = sql(1, List.of(), ALL, wide, "SELECT q1.* FROM range(30) r(x), q1");
    try (EngineKit kit = new EngineKit(temp, 64L << 20);
        Run run = kit.engine().start(graph(stage(1, 1, List.of(often), result(1, 0, true))))) {
      run.await();
      assertThat(run.spilledBytes()).isPositive();
      assertThat(Set.copyOf(EngineKit.rows(run.result(0))))
          .isEqualTo(Set.copyOf(kit.rows(graph(stage(1, 1, List.of(once), result(1, 0, true))))));
    }
  }

  @Test
  void equalIntervalsAndZerosHaveOnePartition() {
    Schema keys = schema("m INTERVAL", "f DOUBLE");
    PlanNode rows =
        sql(
            1,
            List.of(),
            keys,
            "SELECT * FROM (VALUES (INTERVAL 1 MONTH, 0.0::DOUBLE), (INTERVAL 30 DAY, -0.0::DOUBLE),"
                + " (INTERVAL 720 HOUR, 0.0::DOUBLE)) v(m, f)");
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      List.of(exchange(1, Kind.HASH, 50, false, keys, "m", "f")),
                      List.of(),
                      stage(1, 1, List.of(rows), send(1)),
                      stage(
                          2,
                          50,
                          List.of(
                              new PlanNode.Receive(1, 1, keys),
                              sql(
                                  2,
                                  List.of(1),
                                  schema("c BIGINT"),
                                  "SELECT count(*) AS c FROM i1 HAVING count(*) > 0")),
                          result(2, 0, false)))))
          .containsExactly("3");
    }
  }
}
