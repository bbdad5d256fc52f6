package io.dpl.engine.schedule;

/**
 * What is done where a task ran out of memory: beside others on a worker of its own process it runs
 * once more, and the worker runs half as many tasks of its stage from then on. In this process, or
 * alone, fewer neighbours would not help, and the diagnostic is given at once.
 */
final class Memory {

  private final RunState run;
  private final Recovery recovery;

  Memory(RunState run, Recovery recovery) {
    this.run = run;
    this.recovery = recovery;
  }

  /**
   * @return whether the task runs again
   */
  boolean retries(Flight flight, RuntimeException failure) {
    StageState state = flight.state;
    int partition = flight.partition();
    if (run.inProcess
        || !Faults.isOutOfMemory(failure)
        || state.outOfMemory.get(partition)
        || run.flights.on(flight.worker) < 2) {
      return false;
    }
    state.outOfMemory.set(partition);
    var worker = run.workers.description(flight.worker);
    int tasks = state.share.halve(flight.worker, worker.slots());
    run.note(
        state.stage.id(),
        state.task(partition)
            + " ran out of memory on "
            + worker.name()
            + ": it runs again, at most "
            + tasks
            + " of the stage at once there from now on");
    recovery.again(flight, "it ran out of memory");
    return true;
  }
}
