package io.dpl.benchmarks.sweep;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import java.util.HashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Runs a workload and takes the time from start to end; compiling is not part of it. */
final class Trial {

  private final Dpl dpl;
  private final Workload workload;
  private final Timer timer;
  private final Map<Setting, Plan> plans = new HashMap<>();

  Trial(Dpl dpl, Workload workload, Timer timer) {
    this.dpl = dpl;
    this.workload = workload;
    this.timer = timer;
  }

  Plan plan(Setting setting) {
    return plans.computeIfAbsent(setting, s -> dpl.pipeline(workload.script(s)).plan());
  }

  /** Seconds of a run; infinite where it is stopped after the limit. */
  double run(Setting setting, double limitSeconds) {
    Plan plan = plan(setting);
    long start = System.nanoTime();
    boolean[] stopped = {false};
    try (Job job = plan.start()) {
      TimerTask stop =
          new TimerTask() {
            @Override
            public void run() {
              stopped[0] = true;
              job.cancel();
            }
          };
      if (limitSeconds < Double.MAX_VALUE) {
        timer.schedule(stop, Math.round(limitSeconds * 1000));
      }
      long answer = answer(job);
      job.await();
      stop.cancel();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (answer != workload.answer()) {
        throw new IllegalStateException(
            workload.name() + " with " + setting + ": " + answer + ", not " + workload.answer());
      }
      return seconds;
    } catch (RuntimeException e) {
      if (stopped[0]) {
        return Double.POSITIVE_INFINITY;
      }
      throw e;
    }
  }

  private static long answer(Job job) {
    long answer = 0;
    try (ResultBatches result = job.result(0)) {
      for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
        try (VectorSchemaRoot open = batch) {
          FieldVector column = open.getVector(0);
          for (int row = 0; row < open.getRowCount(); row++) {
            answer += ((Number) column.getObject(row)).longValue();
          }
        }
      }
    }
    return answer;
  }
}
