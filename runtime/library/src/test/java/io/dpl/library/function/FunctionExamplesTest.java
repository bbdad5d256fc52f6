package io.dpl.library.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.library.Registry;
import io.dpl.library.Duck;
import io.dpl.library.Library;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every function that is SQL has an example, and DuckDB gives just its result. */
class FunctionExamplesTest {

  @Test
  void everyExampleGivesItsResult() throws SQLException {
    Registry registry = Library.registry();
    List<String> wrong = new ArrayList<>();
    try (Duck duck = new Duck()) {
      duck.run("SET TimeZone = 'UTC'");
      for (FunctionDefinition function : registry.functions()) {
        if (!(function instanceof HeavyFunction)) {
          check(registry, duck, function, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(
      Registry registry, Duck duck, FunctionDefinition function, List<String> wrong) {
    String example = function.doc().example();
    try {
      String result = ExampleSql.run(registry, duck, example);
      if (!result.equals(function.doc().result()) || !example.contains(function.name())) {
        wrong.add(example + " gives " + result + ", not " + function.doc().result());
      }
    } catch (SQLException | RuntimeException e) {
      wrong.add(example + ": " + e.getMessage());
    }
  }

  @Test
  void everyFunctionIsDocumented() {
    for (FunctionDefinition function : Library.registry().functions()) {
      assertThat(function.doc().group()).as(function.name()).isNotBlank();
      assertThat(function.doc().summary()).as(function.name()).endsWith(".");
      assertThat(function.doc().example()).as(function.name()).isNotBlank();
      assertThat(function.signatures())
          .as(function.name())
          .allSatisfy(signature -> assertThat(signature.name()).isEqualTo(function.name()));
    }
  }
}
