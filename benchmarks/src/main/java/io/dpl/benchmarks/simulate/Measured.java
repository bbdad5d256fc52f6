package io.dpl.benchmarks.simulate;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Runs scripts in this process beside the simulator's predictions. Three runs without work give the
 * constants (a run, a task, a batch), a fourth how late a sleep wakes up; all others are predicted
 * from them and from what the model takes, which is a sleep. The fastest of some runs counts: a
 * busy machine only adds.
 */
final class Measured {

  private static final int THREADS = 4;
  private static final SimulatedModels.Told FREE = new SimulatedModels.Told(0, 0, 64, 64, false);

  /** A script: so many rows, partitions, rows a batch, runs at once. */
  record Script(
      String name, long rows, int partitions, int batch, int runs, SimulatedModels.Told model) {

    String text() {
      return "CREATE MODEL m(x BIGINT) RETURNS BIGINT USING SIMULATED '"
          + model.location()
          + "' WITH (CONCURRENCY "
          + runs
          + ");\nREAD SIMULATED '"
          + SimulatedRows.location(rows, 8)
          + "' | REPARTITION "
          + partitions
          + " | BATCH "
          + batch
          + " | APPLY m(x) AS y | SELECT y";
    }
  }

  /** Measured and predicted seconds. */
  record Line(Script script, double measured, double predicted) {}

  /**
   * The constants of this process, in seconds.
   *
   * @param late what a sleep takes longer than it should
   */
  record Constants(double run, double task, double batch, double late) {}

  /** Everything that was measured. */
  record Result(Constants constants, List<Line> lines) {}

  private Measured() {}

  /** Scripts that are predicted. */
  static List<Script> scripts() {
    SimulatedModels.Told fixed = new SimulatedModels.Told(0.020, 0.0001, 64, 64, false);
    SimulatedModels.Told few = new SimulatedModels.Told(0.021, 0.0001, 64, 64, false);
    SimulatedModels.Told perRow = new SimulatedModels.Told(0.001, 0.001, 64, 64, false);
    SimulatedModels.Told random = new SimulatedModels.Told(0.001, 0.001, 64, 64, true);
    return List.of(
        new Script("20 ms a call, one partition", 1600, 1, 64, THREADS, fixed),
        new Script("20 ms a call", 3200, 4, 64, THREADS, fixed),
        new Script("20 ms a call, small batches", 1600, 8, 16, THREADS, fixed),
        new Script("20 ms a call, tiny partitions", 3200, 100, 64, THREADS, fixed),
        new Script("20 ms a call, five partitions", 3200, 5, 64, THREADS, fixed),
        new Script("21 ms a call, two runs at once", 3200, 16, 64, 2, few),
        new Script("1 ms a row", 2000, 4, 50, THREADS, perRow),
        new Script("1 ms a row, 50 partitions", 2000, 50, 8, THREADS, perRow),
        new Script("random rows", 2000, 4, 50, THREADS, random),
        new Script("random rows, 40 partitions", 2000, 40, 50, THREADS, random));
  }

  /** Measures the constants and then the scripts, each as often as said. */
  static Result run(List<Script> scripts, int rounds) throws Exception {
    try (Dpl dpl =
        Dpl.builder()
            .threads(THREADS)
            .memoryBytes(1L << 30)
            .with(new SimulatedRows())
            .with(new SimulatedModels())
            .open()) {
      Constants constants = constants(dpl, rounds);
      List<Line> lines = new ArrayList<>();
      for (Script script : scripts) {
        lines.add(new Line(script, fastest(dpl, script, rounds), predicted(script, constants)));
      }
      return new Result(constants, lines);
    }
  }

  private static Constants constants(Dpl dpl, int rounds) throws Exception {
    int tasks = 200;
    int batches = 4000;
    Script one = new Script("one row", 4, 1, 4, THREADS, FREE);
    Script many = new Script("many tasks", tasks, tasks, 1, THREADS, FREE);
    Script small = new Script("many batches", batches, 1, 1, THREADS, FREE);
    for (Script warm : List.of(one, many, small)) {
      fastest(dpl, warm, rounds);
    }
    double run = fastest(dpl, one, rounds);
    double batch = Math.max(0, (fastest(dpl, small, rounds) - run) / batches);
    double task = Math.max(0, (fastest(dpl, many, rounds) - run) * THREADS / tasks - batch);
    SimulatedModels.Told told = new SimulatedModels.Told(0.020, 0, 64, 64, false);
    Script calls = new Script("20 ms", 25L * THREADS, THREADS, 1, THREADS, told);
    double late = (fastest(dpl, calls, rounds) - run - task) / 25 - batch - told.call();
    return new Constants(run, task, batch, Math.max(0, late));
  }

  /** Simulates a script. */
  static double predicted(Script script, Constants constants) {
    Costs costs =
        new Costs(
            constants.task(),
            0,
            constants.batch(),
            0,
            script.model().call() + constants.late(),
            script.model().row(),
            script.model().random() ? 1 : 0);
    Machines machines =
        new Machines(1, THREADS, Math.min(THREADS, script.runs()), Machines.Handover.PIPELINE);
    Cut cut =
        new Cut(script.rows(), script.partitions(), script.batch(), script.batch(), Cut.Form.DEALT);
    return constants.run() + Simulation.seconds(machines, costs, cut, Terrain.EVEN, 1);
  }

  private static double fastest(Dpl dpl, Script script, int rounds) throws Exception {
    Plan plan = dpl.pipeline(script.text()).plan();
    double[] seconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long rows = rows(plan);
      seconds[i] = (System.nanoTime() - start) / 1e9;
      if (rows != script.rows()) {
        throw new IllegalStateException(script.name() + " gave " + rows + " rows");
      }
    }
    return Arrays.stream(seconds).min().orElseThrow();
  }

  private static long rows(Plan plan) throws Exception {
    long rows = 0;
    try (Job job = plan.start();
        ResultBatches result = job.result(0)) {
      while (true) {
        try (VectorSchemaRoot batch = result.next()) {
          if (batch == null) {
            break;
          }
          rows += batch.getRowCount();
        }
      }
      job.await();
    }
    return rows;
  }
}
