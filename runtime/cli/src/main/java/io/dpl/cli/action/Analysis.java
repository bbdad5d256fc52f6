package io.dpl.cli.action;

import io.dpl.Job;
import io.dpl.Measurement;
import io.dpl.Plan;
import io.dpl.api.diagnostic.DplException;
import io.dpl.cli.output.MeasuredText;
import io.dpl.cli.progress.Interrupts;
import java.util.Optional;

/** Runs a plan and keeps what it does, for what was measured beside what was predicted. */
final class Analysis {

  private Analysis() {}

  /**
   * Runs it: results are made and dropped; writes are written.
   *
   * @return empty if the user interrupted it
   */
  static Optional<Measurement> run(Plan plan) {
    Measurement measurement = new Measurement();
    try (Job job = plan.start(measurement);
        Interrupts interrupts = new Interrupts(() -> new Thread(job::cancel).start())) {
      try {
        for (int i = 0; i < job.results(); i++) {
          MeasuredText.drop(job.result(i));
        }
        job.await();
      } catch (DplException e) {
        if (interrupts.happened()) {
          return Optional.empty();
        }
        throw e;
      }
    }
    return Optional.of(measurement);
  }
}
