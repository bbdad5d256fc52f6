package io.dpl.engine.schedule;

import io.dpl.engine.backend.Backend;
import java.util.List;

/**
 * Room for tasks on the workers: a window of a few tasks a slot, so that a slot never waits for the
 * scheduler, and credits in bytes.
 */
final class Slots {

  private static final int TASKS_A_SLOT = 2;

  private final List<Backend.Worker> workers;
  private final int[] tasks;
  private final long[] bytes;

  Slots(List<Backend.Worker> workers) {
    this.workers = workers;
    this.tasks = new int[workers.size()];
    this.bytes = new long[workers.size()];
  }

  int workers() {
    return workers.size();
  }

  /** The least loaded worker with room for a task of this cost; -1 if there is none. */
  int find(long costBytes) {
    int best = -1;
    for (int i = 0; i < tasks.length; i++) {
      Backend.Worker worker = workers.get(i);
      boolean room =
          tasks[i] < worker.slots() * TASKS_A_SLOT
              && (tasks[i] == 0 || bytes[i] + costBytes <= worker.creditBytes());
      if (room
          && (best < 0
              || (long) tasks[i] * workers.get(best).slots()
                  < (long) tasks[best] * worker.slots())) {
        best = i;
      }
    }
    return best;
  }

  void take(int worker, long costBytes) {
    tasks[worker]++;
    bytes[worker] += costBytes;
  }

  void give(int worker, long costBytes) {
    tasks[worker]--;
    bytes[worker] -= costBytes;
  }
}
