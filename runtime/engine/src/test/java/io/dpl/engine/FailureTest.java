package io.dpl.engine;

import static io.dpl.engine.kit.Plans.files;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.span;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.EngineKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {

  private static final Span EXPRESSION = new Span("test.dpl", 91, 97, 9, 2);

  @TempDir Path temp;

  private Diagnostic failure(PlanNode... nodes) {
    try (EngineKit kit = new EngineKit(temp)) {
      int last = nodes[nodes.length - 1].id();
      DplException e =
          catchThrowableOfType(
              DplException.class,
              () -> kit.rows(graph(stage(1, 1, List.of(nodes), result(last, 0, false)))));
      return e.diagnostics().get(0);
    }
  }

  private static Fragment fragment(
      int id, List<Fragment.Input> inputs, List<ScanInput> scans, Schema schema, Step... steps) {
    return new Fragment(id, inputs, scans, List.of(steps), false, inputs.isEmpty(), schema);
  }

  @Test
  void aBadCastHasExpressionFileAndRow() {
    String file = temp.resolve("a.parquet").toString();
    EngineKit.duckdb(
        "COPY (SELECT i AS i, CASE WHEN i = 70001 THEN 'seven' ELSE i::VARCHAR END AS s"
            + " FROM range(100000) t(i)) TO '"
            + file
            + "' (FORMAT parquet)");
    Diagnostic diagnostic =
        failure(
            fragment(
                1,
                List.of(),
                List.of(files("s1", "PARQUET", schema("i BIGINT", "s STRING"), file)),
                schema("n INTEGER"),
                new Step("q1", "SELECT * FROM s1 WHERE i > 5", span(2), "s1", List.of()),
                new Step("q2", "SELECT s, i AS j FROM q1", span(3), "q1", List.of()),
                new Step(
                    "q3",
                    "SELECT CAST(s AS INTEGER) AS n FROM q2",
                    span(4),
                    "q2",
                    List.of(
                        new Fallible(
                            "CAST(s AS INTEGER)", List.of("s"), EXPRESSION, "cast to INTEGER")))));
    assertThat(diagnostic.code()).isEqualTo(RunCode.CAST_FAILED);
    assertThat(diagnostic.span()).isEqualTo(EXPRESSION);
    assertThat(diagnostic.message())
        .isEqualTo("cast to INTEGER failed for 'seven' (file " + file + ", row 70001)");
  }

  @Test
  void aBadValueFromJavaIsFoundAmongTheLastBatches() {
    Diagnostic diagnostic =
        failure(
            numbers(1, 100_000, 1, "n"),
            fragment(
                2,
                List.of(new Fragment.Input("i1", 1)),
                List.of(),
                schema("q BIGINT"),
                new Step(
                    "q1",
                    "SELECT 10 // (n - 54321) AS q FROM i1",
                    span(4),
                    "i1",
                    List.of(
                        new Fallible(
                            "10 // (n - 54321)",
                            List.of("10", "n - 54321"),
                            EXPRESSION,
                            "integer division")))));
    assertThat(diagnostic.code()).isEqualTo(RunCode.DIVISION_BY_ZERO);
    assertThat(diagnostic.span()).isEqualTo(EXPRESSION);
    assertThat(diagnostic.message()).startsWith("integer division failed for '10', '0'");
  }

  @Test
  void anOverflowInAnAggregateNamesItsStep() {
    Diagnostic diagnostic =
        failure(
            fragment(
                1,
                List.of(),
                List.of(),
                schema("c BIGINT"),
                new Step("q1", "SELECT i AS a FROM range(10) t(i)", span(2), "", List.of()),
                new Step(
                    "q2",
                    "SELECT (9223372036854775807::BIGINT + max(a)) AS b FROM q1",
                    span(3),
                    "",
                    List.of()),
                new Step("q3", "SELECT b AS c FROM q2", span(4), "q2", List.of())));
    assertThat(diagnostic.code()).isEqualTo(RunCode.OVERFLOW);
    assertThat(diagnostic.span()).isEqualTo(span(3));
  }

  @Test
  void aBadNumberInACsvHasFileAndLine() throws IOException {
    Path file = temp.resolve("a.csv");
    Files.writeString(file, "a\n1\n2\nfoo\n4\n");
    Diagnostic diagnostic =
        failure(
            fragment(
                1,
                List.of(),
                List.of(files("s1", "CSV", schema("a INTEGER"), file.toString())),
                schema("a INTEGER"),
                new Step("q1", "SELECT a FROM s1", span(2), "s1", List.of())));
    assertThat(diagnostic.code()).isEqualTo(RunCode.BAD_TEXT_FILE);
    assertThat(diagnostic.message()).startsWith(file + ", line 4: ").contains("foo");
  }

  @Test
  void aDamagedFileIsSaid() throws IOException {
    Path file = temp.resolve("a.parquet");
    Files.writeString(file, "PAR1 this is not parquet at all PAR1");
    Diagnostic diagnostic =
        failure(
            fragment(
                1,
                List.of(),
                List.of(files("s1", "PARQUET", schema("a INTEGER"), file.toString())),
                schema("a INTEGER"),
                new Step("q1", "SELECT a FROM s1", span(2), "s1", List.of())));
    assertThat(diagnostic.code()).isEqualTo(RunCode.CORRUPT_FILE);
    assertThat(diagnostic.message()).contains(file.toString());
  }

  @Test
  void outOfMemoryIsSaid() {
    Diagnostic diagnostic =
        failure(
            sql(
                1,
                List.of(),
                schema("l STRING[]"),
                "SELECT list(x) AS l FROM (SELECT repeat('x', 1000) || i AS x FROM range(1000000) t(i))"));
    assertThat(diagnostic.code()).isEqualTo(RunCode.OUT_OF_MEMORY);
    assertThat(diagnostic.span()).isEqualTo(span(2));
  }

  @Test
  void ourOwnBadSqlIsOurBug() {
    Diagnostic diagnostic =
        failure(sql(1, List.of(), schema("a INTEGER"), "SELECT nope FROM nowhere"));
    assertThat(diagnostic.code()).isEqualTo(RunCode.INTERNAL);
    assertThat(diagnostic.message()).contains("nowhere");
  }

  @Test
  void columnsThatThePlanDoesNotPromiseAreOurBug() {
    Diagnostic diagnostic =
        failure(sql(1, List.of(), schema("a INTEGER"), "SELECT DATE '2020-01-01' AS a"));
    assertThat(diagnostic.code()).isEqualTo(RunCode.INTERNAL);
    assertThat(diagnostic.message()).contains("(a DATE)").contains("(a INTEGER)");
  }
}
