package io.dpl.engine.schedule;

import io.dpl.api.plan.Stage;

/** How far a stage is: counts, never an object per task. */
final class StageState {

  private static final long LEAST_COST = 1L << 20;
  private static final long MOST_COST = 64L << 20;

  final Stage stage;
  final boolean beside;
  boolean prepared;
  boolean finished;
  int partitions;
  int submitted;
  int running;
  int done;
  long rows;
  long bytes;
  long startNanos;

  StageState(Stage stage, boolean beside) {
    this.stage = stage;
    this.beside = beside;
  }

  boolean hasTasks() {
    return prepared && submitted < partitions;
  }

  /** Credit that one task takes, from the estimate of what it gives. */
  long costBytes() {
    long bytesOut = stage.bytes() / Math.max(1, partitions);
    return Math.max(LEAST_COST, Math.min(MOST_COST, bytesOut));
  }
}
