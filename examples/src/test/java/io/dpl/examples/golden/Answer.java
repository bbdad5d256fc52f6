package io.dpl.examples.golden;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Output;
import io.dpl.api.type.Schema;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * What a result holds.
 *
 * @param columns names and types
 * @param ordered whether the order of rows is part of it
 * @param rows values of each row
 */
record Answer(String columns, boolean ordered, List<List<Object>> rows) {

  /** Runs a plan to its end and keeps all results. */
  static List<Answer> of(Plan plan) {
    try (Job job = plan.startHere(RunListener.NONE)) {
      return of(plan, job);
    }
  }

  /** Keeps all results of a run. */
  static List<Answer> of(Plan plan, Job job) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < job.results(); i++) {
      try (ResultBatches result = job.result(i)) {
        answers.add(read(result::next, result.schema(), isOrdered(plan, i)));
      }
    }
    job.await();
    return answers;
  }

  /** Runs a plan to its end elsewhere. */
  static List<Answer> of(Runner runner, Plan plan) {
    try (Run run = runner.start(plan.stages(), RunListener.NONE)) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < run.results(); i++) {
        try (BatchReader result = run.result(i)) {
          answers.add(read(result::next, run.schema(i), isOrdered(plan, i)));
        }
      }
      run.await();
      return answers;
    }
  }

  /** Compiles and runs a script. */
  static List<Answer> of(Dpl dpl, String script) {
    return of(dpl.pipeline("case.dpl", script).plan());
  }

  private static boolean isOrdered(Plan plan, int result) {
    return plan.stages().stages().stream()
        .flatMap(stage -> stage.outputs().stream())
        .anyMatch(
            output ->
                output instanceof Output.Result found
                    && found.result() == result
                    && found.ordered());
  }

  private static Answer read(
      Supplier<@Nullable VectorSchemaRoot> result, Schema schema, boolean ordered) {
    List<List<Object>> rows = new ArrayList<>();
    for (VectorSchemaRoot batch = result.get(); batch != null; batch = result.get()) {
      try (VectorSchemaRoot open = batch) {
        for (int row = 0; row < open.getRowCount(); row++) {
          List<Object> values = new ArrayList<>();
          for (FieldVector vector : open.getFieldVectors()) {
            values.add(vector.getObject(row));
          }
          rows.add(values);
        }
      }
    }
    String columns =
        schema.fields().stream()
            .map(field -> field.name() + " " + field.type())
            .collect(Collectors.joining(" | "));
    return new Answer(columns, ordered, rows);
  }

  /** As a golden file shows it: rows sorted by their text where no order is live. */
  String text() {
    List<String> lines = lines();
    StringBuilder text = new StringBuilder(columns).append(ordered ? "   (ordered)\n" : "\n");
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            rows.stream()
                .map(row -> row.stream().map(ValueText::of).collect(Collectors.joining(" | ")))
                .toList());
    if (!ordered) {
      lines.sort(null);
    }
    return lines;
  }
}
