package io.dpl.engine.schedule;

import io.dpl.engine.event.RunEvent;
import java.util.BitSet;
import java.util.List;

/**
 * Makes tasks run again whose worker or rows were lost.
 *
 * <p>A finished task runs again when its rows are gone and a stage that takes them is not complete.
 * Where its stage would give other rows or send them other ways ({@link Dependencies#reroutes}) and
 * a consumer has finished a task, the whole stage runs again with all that has taken rows of it;
 * running attempts of consumers become stale, and never does a task have two attempts at once. What
 * is visible is not undone: then the run ends.
 */
final class Recovery {

  private static final int MOST_DEATHS = 2;
  private static final int MOST_ATTEMPTS = 10;

  private final RunState run;
  private boolean lost;

  Recovery(RunState run) {
    this.run = run;
  }

  /** A worker is gone with all its attempts; what they still tell is not heard. */
  void workerLost(int worker, String why) {
    if (!run.workers.isThere(worker)) {
      return;
    }
    String name = run.workers.description(worker).name();
    List<Flight> flights = run.flights.where(flight -> flight.worker == worker);
    run.note(0, "worker " + name + " was lost (" + why + "); " + flights.size() + " tasks of it");
    run.workers.remove(worker);
    flights.forEach(run.flights::remove);
    run.stages().forEach(state -> state.waiting.unplace());
    for (Flight flight : flights) {
      StageState state = flight.state;
      if (flight.started && !flight.stale) {
        int deaths = state.deaths.merge(flight.partition(), 1, Integer::sum);
        if (deaths >= MOST_DEATHS) {
          throw Faults.endsWorkers(state, flight.partition(), name, why);
        }
      }
      tellAgain(flight, "worker " + name + " was lost");
      state.waiting.add(flight.partition());
    }
    lost = true;
  }

  /** What an attempt needs is gone: another one starts a little later. */
  void taskLost(Flight flight, RuntimeException cause) {
    run.flights.remove(flight);
    tellAgain(flight, String.valueOf(cause.getMessage()));
    run.delays.add(flight.state, flight.partition(), run.nanos.getAsLong());
    run.stages().forEach(state -> state.waiting.unplace());
    lost = true;
  }

  /** A task ran out of memory beside others: it runs again beside fewer. */
  void again(Flight flight, String because) {
    run.flights.remove(flight);
    tellAgain(flight, because);
    flight.state.waiting.add(flight.partition());
  }

  /** An attempt that no longer counts has ended. */
  void staleEnded(Flight flight, boolean made) {
    run.flights.remove(flight);
    if (made && showsAtOnce(flight.state)) {
      throw Faults.visible(flight.state, flight.state);
    }
    if (made) {
      run.session.discard(flight.call.stage(), flight.partition());
    }
    tellAgain(flight, "rows that it took were lost");
    flight.state.waiting.add(flight.partition());
  }

  private void tellAgain(Flight flight, String because) {
    run.listener.on(
        new RunEvent.TaskAgain(
            flight.call.stage(), flight.partition(), flight.call.attempt(), false, 0, 0, because));
    bound(flight.state, flight.partition(), because);
  }

  private static void bound(StageState state, int partition, String because) {
    if (state.attempts(partition) >= MOST_ATTEMPTS) {
      throw Faults.notKept(state, partition, because);
    }
  }

  void outputLost(int stage, List<Integer> partitions) {
    run.shelf.remove(run.stage(stage), partitions);
    run.stages().forEach(state -> state.waiting.unplace());
    lost = true;
  }

  /** Finds what has to run again after what was heard since the last time. */
  void settle() {
    while (lost) {
      lost = false;
      for (StageState state : run.backwards()) {
        BitSet missing = run.shelf.missing(state);
        if (!missing.isEmpty()) {
          rerun(state, missing);
          lost = true;
        }
      }
    }
  }

  private void rerun(StageState state, BitSet missing) {
    if (state.committed || (state.sends() && isGiven(state))) {
      throw Faults.visible(state, state);
    }
    if (run.dependencies.reroutes(state.stage)) {
      List<StageState> consumers =
          run.dependencies.consumers(state.stage).stream().map(run::stage).toList();
      if (consumers.stream().anyMatch(StageState::hasDone)) {
        missing.or(state.done);
        consumers.forEach(consumer -> rollBack(consumer, state));
      } else {
        consumers.forEach(this::makeStale);
      }
    }
    run.note(
        state.stage.id(),
        missing.cardinality()
            + " of "
            + state.partitions
            + " tasks of '"
            + state.stage.name()
            + "' run again: their rows were lost");
    undo(state, missing);
  }

  /** Takes back all that a stage made of rows that come out otherwise now. */
  private void rollBack(StageState state, StageState origin) {
    if (!state.prepared || !state.hasStarted()) {
      return;
    }
    if (state.committed || isGiven(state)) {
      throw Faults.visible(state, origin);
    }
    makeStale(state);
    for (int consumer : run.dependencies.consumers(state.stage)) {
      rollBack(run.stage(consumer), origin);
    }
    if (state.hasDone()) {
      run.note(
          state.stage.id(),
          state.done.cardinality()
              + " tasks of '"
              + state.stage.name()
              + "' run again: they had taken rows of '"
              + origin.stage.name()
              + "'");
      undo(state, (BitSet) state.done.clone());
    }
  }

  private void makeStale(StageState state) {
    run.flights.where(flight -> flight.state == state).forEach(flight -> flight.stale = true);
  }

  private void undo(StageState state, BitSet partitions) {
    String because = "rows that it made were lost";
    for (int p = partitions.nextSetBit(0); p >= 0; p = partitions.nextSetBit(p + 1)) {
      run.session.discard(state.stage.id(), p);
      run.shelf.remove(state, p);
      run.listener.on(
          new RunEvent.TaskAgain(
              state.stage.id(),
              p,
              state.attempts(p),
              true,
              state.rows(p),
              state.bytes(p),
              because));
      state.undo(p);
      bound(state, p, because);
      state.waiting.add(p);
    }
  }

  /** Whether a reader may have rows of it. */
  private boolean isGiven(StageState state) {
    return state.hasDone() && showsAtOnce(state);
  }

  private boolean showsAtOnce(StageState state) {
    return state.hasResult() && !run.session.holdsResults(state.stage.id());
  }
}
