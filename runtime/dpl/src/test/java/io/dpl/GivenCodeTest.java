package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.JavaModel;
import io.dpl.api.type.DplType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenCodeTest {

  record Shop(String title, String slug, LocalDate next) {}

  @Test
  void lambdasAreFunctions() {
    try (Dpl dpl =
        Dpl.builder()
            .memoryBytes(1L << 30)
            .with("SLUG(title STRING) -> STRING", row -> ((String) row[0]).replace(' ', '-'))
            .with("NEXT_DAY(day DATE) -> DATE", row -> ((LocalDate) row[0]).plusDays(1))
            .with(
                "STRICT(n BIGINT) -> BIGINT",
                row -> {
                  throw new IllegalStateException("no " + row[0]);
                })
            .open()) {
      try (Rows<Shop> rows =
          dpl.pipeline(
                  "VALUES ('a b', DATE '2024-02-28'), (NULL, NULL) AS t(title, day)"
                      + " | EXTEND SLUG(title) AS slug, next_day(day) AS next")
              .as(Shop.class)
              .rows()) {
        assertThat(rows.toList())
            .containsExactly(
                new Shop("a b", "a-b", LocalDate.of(2024, 2, 29)), new Shop(null, null, null));
      }
      assertThatThrownBy(
              () -> dpl.pipeline("VALUES (7) AS t(n) | EXTEND STRICT(n) AS m").rows().toList())
          .hasMessageContaining("STRICT threw java.lang.IllegalStateException: no 7");
    }
  }

  @Test
  void lambdasAndObjectsAreModels() {
    JavaModel lengths =
        (EmbeddingModel)
            texts -> texts.stream().map(text -> new float[] {text.length(), 0}).toList();
    try (Dpl dpl =
        Dpl.builder()
            .memoryBytes(1L << 30)
            .with("shout", "(text STRING) -> STRING", row -> row[0] + "!")
            .with("lengths", "(text STRING) -> FLOAT[2]", lengths)
            .open()) {
      Pipeline both =
          dpl.pipeline(
              """
              CREATE MODEL shout(text STRING) RETURNS STRING USING JAVA 'shout';
              CREATE MODEL embed(text STRING) RETURNS FLOAT[2] USING JAVA 'lengths';
              VALUES ('hey') AS t(text) | APPLY shout(text) AS loud, embed(text) AS v
              """);
      assertThat(both.plan().schema(0).find("v").orElseThrow().type())
          .isEqualTo(DplType.parse("FLOAT[2]"));
      for (int i = 0; i < 2; i++) {
        try (Rows<Row> rows = both.rows()) {
          List<Row> all = rows.toList();
          assertThat(all.get(0).value("loud")).isEqualTo("hey!");
          assertThat(all.get(0).value("v", float[].class)).containsExactly(3, 0);
        }
      }
    }
  }

  @Test
  void aClosedJvmIsToldTheFlag() {
    assertThatThrownBy(() -> OpenedModules.check(false)).hasMessageContaining("DPL5603");
    OpenedModules.check();
    assertThat(OpenedModules.FLAG).isEqualTo("--add-opens=java.base/java.nio=ALL-UNNAMED");
  }
}
