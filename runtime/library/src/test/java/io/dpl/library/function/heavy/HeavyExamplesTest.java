package io.dpl.library.function.heavy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.HeavyFunction;
import io.dpl.library.Duck;
import io.dpl.library.function.ExampleSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The examples of the heavy functions give their results, too. */
class HeavyExamplesTest {

  /** Their examples name files. */
  private static final Set<String> FILES = Set.of("READ_BYTES", "READ_TEXT");

  @Test
  void everyExampleGivesItsResult() throws SQLException {
    try (Duck duck = new Duck()) {
      for (FunctionDefinition function : HeavyFunctions.LIST) {
        if (!FILES.contains(function.name())) {
          assertThat(result(duck, (HeavyFunction) function))
              .as(function.doc().example())
              .isEqualTo(function.doc().result().replace("'", "").replace(": ", ":"));
        }
      }
    }
  }

  private static Object result(Duck duck, HeavyFunction function) throws SQLException {
    String example = function.doc().example();
    assertThat(example).startsWith(function.name() + "(").endsWith(")");
    List<String> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    Map<String, Object> options = new HashMap<>();
    String inside = example.substring(function.name().length() + 1, example.length() - 1);
    for (String part : ExampleSql.split(inside)) {
      String[] option = part.split(" => ");
      if (option.length == 2) {
        Object value = duck.object(option[1]);
        options.put(option[0], value instanceof Integer number ? number.longValue() : value);
      } else {
        types.add(duck.rows("SELECT typeof(" + part + ")").get(0));
        values.add(duck.object(part));
      }
    }
    return Heavy.run(function, options, types, values.toArray()).get(0);
  }
}
