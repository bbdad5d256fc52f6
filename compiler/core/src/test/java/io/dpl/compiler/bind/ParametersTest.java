package io.dpl.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static String plan(String text, Map<String, Object> parameters) {
    return RelOptUtil.toString(Binding.bind(text, parameters).plan().sinks().get(0).rel()).strip();
  }

  @Test
  void readsTextsByTheTypeOfTheParameter() {
    String script =
        "PARAM $n BIGINT; PARAM $d DATE; PARAM $l INTEGER[]; PARAM $b BOOLEAN;"
            + " VALUES ($n, $d, $b) AS t(n, d, b) | WHERE 2 IN $l";
    Map<String, Object> texts = Map.of("n", "1_000", "D", "2024-02-29", "l", "1,2", "b", "true");
    assertThat(plan(script, texts))
        .contains("{ 1000, 2024-02-29, true }")
        .contains("OR(=(2, 1), =(2, 2))");
  }

  @Test
  void takesJavaValues() {
    String script = "PARAM $d DATE; PARAM $l STRING[]; VALUES ($d) AS t(d) | WHERE 'x' IN $l";
    Map<String, Object> values = Map.of("d", LocalDate.of(2024, 1, 2), "l", List.of("x"));
    assertThat(plan(script, values))
        .contains("{ 2024-01-02 }")
        .contains("=('x':VARCHAR, 'x':VARCHAR)");
  }

  @Test
  void givenValuesDeclareParameters() {
    assertThat(plan("VALUES ($n, ?)", Map.of("n", 3L, "1", "a"))).contains("{ 3, 'a' }");
  }

  @Test
  void checksTheValueAndNotTheDefault() {
    String script = "PARAM $n BIGINT DEFAULT 0 CHECK ($n BETWEEN 1 AND 9); VALUES ($n)";
    assertThat(Binding.errors(script, Map.of("n", "5"))).isEmpty();
    assertThat(Binding.errors(script, Map.of("n", "10")))
        .isEqualTo("DPL2021 1:34 $n = 10 does not satisfy its CHECK");
  }

  @Test
  void saysWhichValueDoesNotFit() {
    assertThat(Binding.errors("PARAM $n TINYINT; VALUES ($n)", Map.of("n", "300")))
        .isEqualTo("DPL3005 1:1 $n: '300' is not a value of TINYINT");
    assertThat(Binding.errors("PARAM $n INTEGER; VALUES ($n)", Map.of("n", "a")))
        .isEqualTo("DPL3005 1:1 $n: 'a' is not a value of INTEGER");
  }

  @Test
  void reportsValuesThatNothingTakes() {
    assertThat(Binding.errors("PARAM $name STRING; VALUES ($name)", Map.of("nmae", "x")))
        .contains("DPL2011")
        .contains("no parameter named nmae");
  }

  @Test
  void anEmptyListContainsNothing() {
    assertThat(
            plan("PARAM $l STRING[]; VALUES (1) AS t(a) | WHERE 'x' IN $l", Map.of("l", List.of())))
        .contains("false");
  }
}
