package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.tree.Script;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static Dpl dpl;

  @BeforeAll
  @BeforeContainer
  static void open() {
    if (dpl == null) {
      dpl = Dpl.builder().memoryBytes(1L << 30).open();
    }
  }

  @AfterAll
  @AfterContainer
  static void close() {
    if (dpl != null) {
      dpl.close();
      dpl = null;
    }
  }

  private static final List<String> OPERATORS =
      List.of(
          "WHERE a > 1 AND NOT (b OR c IS NULL)",
          "WHERE name LIKE 'it''s %' OR x BETWEEN 1 AND $most",
          "SELECT a, b * (c + 1) AS d, * EXCLUDE (e)",
          "EXTEND UPPER(name) AS loud",
          "EXTEND CASE WHEN a THEN 1 ELSE -2.5e3 END AS k, [1, 2][1] AS l, {a: 1}.a AS m",
          "AGGREGATE COUNT(*) AS n, SUM(x) FILTER (WHERE x > 0) AS s GROUP BY city AS place",
          "APPLY embed(text) AS v",
          "ORDER BY n DESC NULLS LAST, name",
          "LIMIT 10 OFFSET 5",
          "BATCH 64",
          "REPARTITION AUTO",
          "DISTINCT",
          "DROP a, b",
          "RENAME a AS \"odd name\"",
          "UNNEST words AS word",
          "JOIN other AS o ON t.id = o.id",
          "UNION ALL (VALUES (1), (2))",
          "TOP 3 BY x DESC",
          "EXTEND F'{a} and {b}' AS text, DATE '2024-01-02' AS day, a::DECIMAL(9, 2) AS c",
          "WRITE PARQUET 'out/' MODE OVERWRITE");

  @Provide
  Arbitrary<List<String>> operators() {
    return Arbitraries.of(OPERATORS).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "people", "a b", "Order", "x1", "größe", "it's", "say \"hi\"", "*.parquet");
  }

  /** Equal but for where the pieces stood. */
  private static String shape(Script script) {
    return script
        .toString()
        .replaceAll("span=[^,\\]]*(\\[[^\\]]*\\])?", "span")
        .replaceAll("quoted=\\w+", "");
  }

  @Property(tries = 200, seed = "1")
  void theTextReadsBackAsTheSameTree(
      @ForAll("operators") List<String> operators, @ForAll("names") String name) {
    Steps read = dpl.read("PARQUET", name);
    Steps from = dpl.from(name);
    for (String operator : operators) {
      read = read.then(operator);
      from = from.then(operator);
    }
    for (Steps steps : List.of(read, from)) {
      Script again = ScriptParser.parse("again", steps.toDpl()).orThrow();
      assertThat(shape(again)).isEqualTo(shape(steps.script()));
    }
  }

  record Place(String city, long n) {}

  record Visit(String city, int age) {}

  @Test
  void stepsRunAsTheirText() {
    dpl.rows(
        "visits", List.of(new Visit("rome", 34), new Visit("oslo", 51), new Visit("rome", 19)));
    Steps steps =
        dpl.from("visits")
            .where("age > $least")
            .then("AGGREGATE COUNT(*) AS n GROUP BY city")
            .orderBy("n DESC")
            .limit(1);
    assertThat(steps.toDpl()).startsWith("FROM visits").contains("| LIMIT 1");
    try (Rows<Place> rows = steps.pipeline().bind("least", 10).as(Place.class).rows()) {
      assertThat(rows.toList()).containsExactly(new Place("rome", 2));
    }
  }

  @Test
  void aPieceIsOneOperator() {
    assertThatThrownBy(() -> dpl.from("t").where("a > 1 | LIMIT 3"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dpl.from("t").where("a >")).hasMessageContaining("DPL1");
  }
}
