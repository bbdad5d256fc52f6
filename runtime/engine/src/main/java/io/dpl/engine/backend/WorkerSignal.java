package io.dpl.engine.backend;

import java.util.List;

/** What happened to a worker, or to what rested there. */
public sealed interface WorkerSignal extends Signal {

  /**
   * A worker is gone, or no longer heard: nothing of it is used any more. For each task it had, a
   * {@link TaskSignal.Lost} follows; for each finished one whose rows are still needed and are
   * gone, an {@link OutputLost}.
   */
  record WorkerLost(int worker, String why) implements WorkerSignal {}

  /** A worker is there that was not before, under a number that was never used. */
  record WorkerReady(int worker, Backend.Worker description) implements WorkerSignal {}

  /** What finished tasks of a stage had sent is gone and still needed. */
  record OutputLost(int stage, List<Integer> partitions) implements WorkerSignal {

    public OutputLost {
      partitions = List.copyOf(partitions);
    }
  }
}
