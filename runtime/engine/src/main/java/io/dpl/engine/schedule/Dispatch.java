package io.dpl.engine.schedule;

import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.event.RunEvent;

/**
 * Starts what can start: stages in the order of the plan, their tasks where their rows are, else on
 * the least loaded worker.
 *
 * <p>A task during which a worker has died is a suspect: it never shares a worker with another one,
 * so that a task that ends its workers is not taken for one that was only beside it.
 */
final class Dispatch {

  private static final int ANY = Backend.Session.ANY;

  private final RunState run;
  private final Commits commits;

  Dispatch(RunState run, Commits commits) {
    this.run = run;
    this.commits = commits;
  }

  /** Fills the windows of the workers. */
  void fill() {
    run.delays.pass(run.nanos.getAsLong());
    for (StageState state : run.stages()) {
      if ((!state.prepared || !state.waiting.isEmpty()) && run.isReady(state)) {
        if (!state.prepared) {
          prepare(state);
        }
        submit(state);
      }
    }
  }

  private void prepare(StageState state) {
    int tasks = run.session.prepare(state.stage.id());
    state.prepare(tasks, run.nanos.getAsLong());
    run.listener.on(new RunEvent.StageStarted(state.stage.id(), state.stage.name(), tasks));
    commits.done(state);
  }

  private void submit(StageState state) {
    state.waiting.place(p -> run.session.place(state.stage.id(), p), run.workers::isThere);
    for (Integer worker : state.waiting.workers()) {
      submit(state, worker);
    }
    submit(state, ANY);
  }

  /** Submits those that wait for one worker, or for any. */
  private void submit(StageState state, int place) {
    int partition = state.waiting.next(place, 0);
    while (partition >= 0) {
      boolean suspect = state.deaths.containsKey(partition);
      int worker = state.beside ? 0 : find(state, place, suspect);
      if (worker >= 0) {
        state.waiting.remove(place, partition);
        submit(state, partition, worker, suspect);
      } else if (!suspect) {
        return;
      }
      partition = state.waiting.next(place, partition + 1);
    }
  }

  private int find(StageState state, int place, boolean suspect) {
    long cost = state.costBytes();
    if (place != ANY) {
      return run.workers.hasRoom(place, cost) && allows(state, place, suspect) ? place : -1;
    }
    return run.workers.find(cost, worker -> allows(state, worker, suspect));
  }

  private boolean allows(StageState state, int worker, boolean suspect) {
    return state.share.allows(worker) && !(suspect && run.workers.hasSuspect(worker));
  }

  private void submit(StageState state, int partition, int worker, boolean suspect) {
    TaskCall call =
        new TaskCall(state.stage.id(), partition, state.nextAttempt(partition), state.beside);
    run.flights.add(new Flight(call, state, worker, state.costBytes(), suspect));
    run.session.submit(worker, call);
  }
}
