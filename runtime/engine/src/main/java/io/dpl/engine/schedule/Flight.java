package io.dpl.engine.schedule;

import io.dpl.engine.backend.TaskCall;

/** An attempt that a worker has. */
final class Flight {

  final TaskCall call;
  final StageState state;
  final int worker;
  final long costBytes;
  final boolean suspect;

  /** It runs, as far as is known. */
  boolean started;

  /** What it makes will not count: it took rows that are no longer the right ones. */
  boolean stale;

  /**
   * @param suspect a worker died while the task ran there before
   */
  Flight(TaskCall call, StageState state, int worker, long costBytes, boolean suspect) {
    this.call = call;
    this.state = state;
    this.worker = worker;
    this.costBytes = costBytes;
    this.suspect = suspect;
  }

  int partition() {
    return call.partition();
  }
}
