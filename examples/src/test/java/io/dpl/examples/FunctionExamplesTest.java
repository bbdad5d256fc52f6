package io.dpl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.ResultBatches;
import io.dpl.api.function.FunctionDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/** The examples of the reference run in DPL itself and give the results that stand beside them. */
class FunctionExamplesTest {

  @Test
  void everyExampleGivesItsResult() {
    try (Dpl dpl = Dpl.open()) {
      List<FunctionDefinition> functions =
          dpl.registry().functions().stream()
              .filter(function -> !function.doc().result().isEmpty())
              .toList();
      List<FunctionDefinition> expressions =
          functions.stream().filter(function -> !isPipeline(function)).toList();
      List<FunctionDefinition> pipelines =
          functions.stream().filter(FunctionExamplesTest::isPipeline).toList();
      assertThat(expressions).hasSizeGreaterThan(100);
      check(expressions, results(dpl, select(expressions)).get(0));
      List<String> rows =
          results(dpl, String.join(";\n", pipelines.stream().map(f -> shown(f)).toList())).stream()
              .map(lines -> String.join("; ", lines))
              .toList();
      check(pipelines, rows);
    }
  }

  private static boolean isPipeline(FunctionDefinition function) {
    return function.doc().example().startsWith("VALUES ");
  }

  /** All expressions in one row, turned into a column by a list. */
  private static String select(List<FunctionDefinition> functions) {
    StringBuilder script = new StringBuilder("VALUES (1) AS one(x) | SELECT ");
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < functions.size(); i++) {
      script.append(i == 0 ? "" : ",\n  ");
      script
          .append("CAST(")
          .append(functions.get(i).doc().example())
          .append(" AS STRING) AS r" + i);
      list.append(i == 0 ? "" : ", ").append("r" + i);
    }
    return script + " | SELECT [" + list + "] AS items | UNNEST items AS r | SELECT r";
  }

  private static String shown(FunctionDefinition function) {
    return function.doc().example() + " | SELECT CAST(r AS STRING) AS r";
  }

  /** The rows of every result. */
  private static List<List<String>> results(Dpl dpl, String script) {
    try (Job job = dpl.pipeline("examples.dpl", script).start()) {
      List<List<String>> results = new ArrayList<>();
      for (int i = 0; i < job.results(); i++) {
        List<String> rows = new ArrayList<>();
        try (ResultBatches result = job.result(i)) {
          for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
            try (VectorSchemaRoot open = batch) {
              for (int row = 0; row < open.getRowCount(); row++) {
                Object value = open.getVector(0).getObject(row);
                rows.add(value == null ? "NULL" : value.toString());
              }
            }
          }
        }
        results.add(rows);
      }
      job.await();
      return results;
    }
  }

  private static void check(List<FunctionDefinition> functions, List<String> results) {
    Map<String, String> wanted = new LinkedHashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < functions.size(); i++) {
      wanted.put(functions.get(i).doc().example(), functions.get(i).doc().result());
      given.put(functions.get(i).doc().example(), results.get(i));
    }
    assertThat(given).isEqualTo(wanted);
  }
}
