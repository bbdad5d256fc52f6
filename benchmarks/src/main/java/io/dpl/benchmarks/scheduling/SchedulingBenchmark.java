package io.dpl.benchmarks.scheduling;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Prints how long 200 tasks of 50 ms take on two slots, as a ratio to the ideal. Compiling is not
 * part of it, nor is the first start of the native libraries; starting and ending the run is.
 *
 * <p>Arguments: tasks (200), slots (2), rounds (3).
 */
public final class SchedulingBenchmark {

  private SchedulingBenchmark() {}

  public static void main(String[] arguments) {
    int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int slots = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    try (Dpl dpl = Dpl.builder().threads(slots).open()) {
      measure(dpl, tasks, slots, rounds, System.out);
    }
  }

  /**
   * Prints the rounds after one that nobody measures.
   *
   * @param slots that it has
   */
  public static void measure(Dpl dpl, int tasks, int slots, int rounds, PrintStream out) {
    Plan plan = dpl.pipeline(script(tasks)).plan();
    double ideal = Math.ceil((double) tasks / slots) * Nap.MILLIS / 1000;
    List<Double> ratios = new ArrayList<>();
    run(plan);
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long rows = run(plan);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (rows != tasks) {
        throw new IllegalStateException(rows + " rows of " + tasks);
      }
      out.printf(
          Locale.ROOT,
          "%d tasks of %d ms on %d slots: %.2f s, ideal %.2f s, ratio %.3f%n",
          tasks,
          Nap.MILLIS,
          slots,
          seconds,
          ideal,
          seconds / ideal);
      ratios.add(seconds / ideal);
    }
    Collections.sort(ratios);
    out.printf(
        Locale.ROOT, "scheduling: %.3f of the ideal (median)%n", ratios.get(ratios.size() / 2));
  }

  /** One row, one run of the model, one task. */
  private static String script(int tasks) {
    return "CREATE MODEL nap(n BIGINT) RETURNS BIGINT USING JAVA '"
        + Nap.class.getName()
        + "' WITH (BATCH 1); FROM UNNEST(RANGE("
        + tasks
        + ")) AS t(n) | REPARTITION "
        + tasks
        + " | BATCH 1 | APPLY nap(n) AS m | AGGREGATE COUNT(m) AS c";
  }

  private static long run(Plan plan) {
    try (Job job = plan.start();
        ResultBatches result = job.result(0)) {
      long rows = 0;
      for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
        rows += ((BigIntVector) batch.getVector(0)).get(0);
        batch.close();
      }
      job.await();
      return rows;
    }
  }
}
