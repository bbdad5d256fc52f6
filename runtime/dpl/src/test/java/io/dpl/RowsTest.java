package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static Dpl dpl;

  @BeforeAll
  static void open() {
    dpl = Dpl.builder().threads(2).memoryBytes(512L << 20).open();
  }

  @AfterAll
  static void close() {
    dpl.close();
  }

  record Size(int width, @Nullable Integer height) {}

  record Everything(
      boolean yes,
      byte tiny,
      short small,
      int whole,
      long big,
      float single,
      double twice,
      BigDecimal exact,
      String text,
      byte[] blob,
      LocalDate day,
      LocalTime clock,
      LocalDateTime at,
      OffsetDateTime instant,
      float[] vector,
      List<Optional<String>> words,
      int[] numbers,
      Size size,
      Map<String, Long> counts,
      Optional<String> nothing,
      @Nullable String alsoNothing) {}

  private static final String EVERYTHING =
      """
      VALUES (1) AS t(i)
      | SELECT TRUE AS yes, 1::TINYINT AS tiny, 2::SMALLINT AS small, 3::INTEGER AS whole,
          4::BIGINT AS big, 1.5::FLOAT AS single, 2.5::DOUBLE AS twice, 1.25::DECIMAL(9, 2) AS exact,
          'ä' AS text, ENCODE('xy') AS blob, DATE '2024-02-29' AS day, TIME '12:34:56.789' AS clock,
          TIMESTAMP '2024-02-29 01:02:03.000004' AS at,
          '2024-02-29 01:02:03+01:00'::TIMESTAMPTZ AS instant,
          [1.0, 2.0]::FLOAT[2] AS vector, ['a', NULL] AS words, [1, 2, 3]::INTEGER[] AS numbers,
          {width: 3::INTEGER, height: NULL::INTEGER} AS size, MAP_FROM_LISTS(['k'], [7::BIGINT]) AS counts,
          NULL::STRING AS nothing, NULL::STRING AS also_nothing
      """;

  @Test
  void everyTypeComesAsTheComponentSays() {
    try (Rows<Everything> rows = dpl.pipeline(EVERYTHING).as(Everything.class).rows()) {
      Everything row = rows.toList().get(0);
      assertThat(row.yes()).isTrue();
      assertThat(row.tiny() + row.small() + row.whole() + row.big()).isEqualTo(10);
      assertThat(row.single() + row.twice()).isEqualTo(4.0);
      assertThat(row.exact()).isEqualByComparingTo("1.25");
      assertThat(row.text()).isEqualTo("ä");
      assertThat(row.blob()).containsExactly('x', 'y');
      assertThat(row.day()).isEqualTo(LocalDate.of(2024, 2, 29));
      assertThat(row.clock()).isEqualTo(LocalTime.parse("12:34:56.789"));
      assertThat(row.at()).isEqualTo(LocalDateTime.parse("2024-02-29T01:02:03.000004"));
      assertThat(row.instant().toInstant()).isEqualTo(Instant.parse("2024-02-29T00:02:03Z"));
      assertThat(row.vector()).containsExactly(1, 2);
      assertThat(row.words()).containsExactly(Optional.of("a"), Optional.empty());
      assertThat(row.numbers()).containsExactly(1, 2, 3);
      assertThat(row.size()).isEqualTo(new Size(3, null));
      assertThat(row.counts()).isEqualTo(Map.of("k", 7L));
      assertThat(row.nothing()).isEmpty();
      assertThat(row.alsoNothing()).isNull();
    }
  }

  @Test
  void plainRowsHaveTheNaturalClasses() {
    try (Rows<Row> rows = dpl.pipeline(EVERYTHING).rows()) {
      Row row = rows.iterator().next();
      assertThat(row.value("WHOLE")).isEqualTo(3);
      assertThat(row.value("instant", Instant.class))
          .isEqualTo(Instant.parse("2024-02-29T00:02:03Z"));
      assertThat(row.value("vector", float[].class)).containsExactly(1, 2);
      assertThat(row.value("words")).isEqualTo(Arrays.asList("a", null));
      assertThat(row.value("size").toString()).isEqualTo("{width=3, height=null}");
      assertThatThrownBy(() -> row.value("none")).hasMessageContaining("the columns are yes, tiny");
      assertThat(rows.iterator().hasNext()).isFalse();
    }
  }

  record Narrow(int n) {}

  record Wide(long n, String missing) {}

  @Test
  void aRecordThatDoesNotFitIsFoundWhenPlanning() {
    Pipeline counts = dpl.pipeline("VALUES (1) AS t(a) | AGGREGATE COUNT(*) AS n");
    assertThatThrownBy(() -> counts.as(Narrow.class).plan())
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL3140")
        .hasMessageContaining("n of Narrow is java.lang.Integer, and the column is BIGINT");
    assertThatThrownBy(() -> counts.as(Wide.class).rows())
        .hasMessageContaining("no column for missing of Wide");
  }

  @Test
  void nullHasNoValueInAPrimitive() {
    try (Rows<Narrow> rows = dpl.pipeline("VALUES (1), (NULL) AS t(n)").as(Narrow.class).rows()) {
      assertThatThrownBy(rows::toList)
          .hasMessageContaining("DPL5601")
          .hasMessageContaining("n of Narrow is NULL");
    }
  }

  record Person(String name, int age, float[] taste, List<String> tags, Optional<Size> size) {}

  @Test
  void recordsAreASourceAndComeBackEqual() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      people.add(
          new Person(
              "p" + i,
              i % 90,
              new float[] {i, 1},
              i % 3 == 0 ? List.of() : List.of("a", "b"),
              i % 2 == 0 ? Optional.empty() : Optional.of(new Size(i, null))));
    }
    dpl.rows("people", people);
    try (Rows<Person> rows =
        dpl.pipeline("FROM people | WHERE age >= $least | ORDER BY name")
            .bind("least", 89)
            .as(Person.class)
            .rows()) {
      List<Person> old = rows.toList();
      assertThat(old).hasSize(55).allMatch(person -> person.age() == 89);
      assertThat(old.get(0).taste()).hasSize(2);
      assertThat(old.get(0).size())
          .contains(new Size(Integer.parseInt(old.get(0).name().substring(1)), null));
    }
    try (Rows<Row> rows =
        dpl.pipeline("FROM people AS p | AGGREGATE COUNT(*) AS n, SUM(p.age) AS s").rows()) {
      assertThat(rows.iterator().next().value("n")).isEqualTo(5000L);
    }
    dpl.drop("people");
    assertThatThrownBy(() -> dpl.pipeline("FROM people").plan()).hasMessageContaining("DPL2");
  }

  @Test
  void arrowGoesOutAndIn() throws Exception {
    String squares = "VALUES (1), (2), (3) AS t(n) | SELECT n * n AS n, 'x' || n::STRING AS s";
    try (RootAllocator allocator = new RootAllocator()) {
      try (ArrowReader reader = dpl.pipeline(squares).arrow(allocator)) {
        dpl.arrow("squares", reader);
        try (Rows<Row> rows = dpl.pipeline("FROM squares | WHERE n > 1 | ORDER BY n").rows()) {
          assertThat(rows.toList()).hasToString("[n=4, s=x2, n=9, s=x3]");
        }
        assertThatThrownBy(() -> dpl.pipeline("FROM squares").rows().toList())
            .hasMessageContaining("DPL5605");
      } finally {
        dpl.drop("squares");
      }
      try (ArrowReader reader = dpl.pipeline(squares).arrow(allocator)) {
        assertThat(reader.loadNextBatch()).isTrue();
        IntVector n = (IntVector) reader.getVectorSchemaRoot().getVector("n");
        assertThat(n.get(2)).isEqualTo(9);
        assertThat(reader.loadNextBatch()).isFalse();
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  @Test
  void severalResultsAreReadFromTheJob() {
    Pipeline two = dpl.pipeline("VALUES (1) AS t(a); VALUES ('x') AS t(b)");
    assertThatThrownBy(two::rows).hasMessageContaining("DPL3141");
    try (Job job = two.start()) {
      try (Rows<Row> second = job.rows(1);
          Rows<Row> first = job.rows(0)) {
        assertThat(second.toList()).hasToString("[b=x]");
        assertThat(first.toList()).hasToString("[a=1]");
      }
      job.await();
    }
  }
}
