package io.dpl.engine.memory;

import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.Certificate.Use;

/**
 * The limits of one run, which are the parts of its certificate; the shares of the {@link Budget}
 * for a plan without one.
 *
 * @param arrowBytes Arrow buffers: batches, and rows that rest in memory
 * @param packBytes rows that rest in memory, a part of {@code arrowBytes}
 * @param queueBytes bound of what waits between two threads, a part of {@code arrowBytes}
 * @param batchBytes what a batch between operators should not exceed
 * @param queryBytes the DuckDB with all threads; 0 where its fragments run on the other one
 * @param taskBytes the DuckDB beside other tasks
 */
public record Grant(
    long arrowBytes,
    long packBytes,
    long queueBytes,
    long batchBytes,
    long queryBytes,
    long taskBytes) {

  /**
   * The limits of a run.
   *
   * @param tasks that run at once
   * @param heavy whether Java makes rows; of use for a plan without a certificate
   */
  public static Grant of(Certificate certificate, Budget budget, int tasks, boolean heavy) {
    if (certificate.parts().isEmpty()) {
      return new Grant(
          budget.arrowBytes(),
          budget.packBytes(),
          budget.queueBytes(),
          budget.batchBytes(tasks),
          budget.holdsBothInstances() || !heavy ? budget.queryBytes() : 0,
          budget.taskBytes());
    }
    long packs = certificate.bytes(Use.PACKS);
    long batches = certificate.bytes(Use.BATCHES);
    return new Grant(
        batches + packs,
        packs,
        Math.min(budget.queueBytes(), Math.max(certificate.batchBytes(), packs / 2)),
        certificate.batchBytes(),
        certificate.bytes(Use.QUERY),
        certificate.bytes(Use.TASKS));
  }

  /** Whether fragments that could use all threads may. */
  public boolean usesQuery() {
    return queryBytes > 0;
  }
}
