package io.dpl.engine.schedule;

import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.backend.WorkerSignal;
import io.dpl.engine.event.RunEvent;

/** What signals mean for a run. Those of attempts that were given up mean nothing. */
final class Signals {

  private final RunState run;
  private final Recovery recovery;
  private final Commits commits;
  private final Memory memory;

  Signals(RunState run, Recovery recovery, Commits commits) {
    this.run = run;
    this.recovery = recovery;
    this.commits = commits;
    this.memory = new Memory(run, recovery);
  }

  /** Throws what ends the run. */
  void hear(Signal signal) {
    if (signal instanceof TaskSignal task) {
      Flight flight = run.flights.of(task.call());
      if (flight != null) {
        hear(flight, task);
      }
    } else if (signal instanceof WorkerSignal.WorkerLost lost) {
      recovery.workerLost(lost.worker(), lost.why());
    } else if (signal instanceof WorkerSignal.OutputLost lost) {
      recovery.outputLost(lost.stage(), lost.partitions());
    } else if (signal instanceof WorkerSignal.WorkerReady ready) {
      run.workers.add(ready.worker(), ready.description());
      run.stages().forEach(state -> state.waiting.unplace());
      run.note(0, "worker " + ready.description().name() + " is ready");
    }
  }

  private void hear(Flight flight, TaskSignal signal) {
    if (signal instanceof TaskSignal.Started) {
      flight.started = true;
      if (!flight.stale) {
        run.listener.on(
            new RunEvent.TaskStarted(
                flight.call.stage(),
                flight.partition(),
                flight.call.attempt(),
                run.workers.isThere(flight.worker)
                    ? run.workers.description(flight.worker).name()
                    : ""));
      }
    } else if (signal instanceof TaskSignal.Progress progress) {
      if (!flight.stale) {
        run.listener.on(
            new RunEvent.Progress(
                flight.call.stage(), flight.partition(), progress.rows(), progress.bytes()));
      }
    } else if (signal instanceof TaskSignal.Done done) {
      done(flight, done);
    } else if (signal instanceof TaskSignal.Failed failed) {
      failed(flight, failed.failure());
    } else if (signal instanceof TaskSignal.Lost lost) {
      if (run.inProcess) {
        run.flights.remove(flight);
        throw lost.cause();
      }
      recovery.taskLost(flight, lost.cause());
    }
  }

  private void done(Flight flight, TaskSignal.Done done) {
    done.events().forEach(run.listener::on);
    if (flight.stale) {
      recovery.staleEnded(flight, true);
      return;
    }
    run.flights.remove(flight);
    flight.state.done(flight.partition(), done.rows(), done.bytes());
    run.shelf.put(flight.state, flight.partition());
    run.listener.on(
        new RunEvent.TaskFinished(
            flight.call.stage(),
            flight.partition(),
            flight.call.attempt(),
            done.rows(),
            done.bytes()));
    commits.done(flight.state);
  }

  private void failed(Flight flight, RuntimeException failure) {
    if (flight.stale) {
      recovery.staleEnded(flight, false);
    } else if (!memory.retries(flight, failure)) {
      run.flights.remove(flight);
      throw failure;
    }
  }

  /** While the run ends, only who still works counts. */
  void hearAtEnd(Signal signal) {
    if (signal instanceof WorkerSignal.WorkerLost lost) {
      run.workers.remove(lost.worker());
      run.flights.where(flight -> flight.worker == lost.worker()).forEach(run.flights::remove);
    } else if (signal instanceof TaskSignal task
        && !(signal instanceof TaskSignal.Started)
        && !(signal instanceof TaskSignal.Progress)) {
      Flight flight = run.flights.of(task.call());
      if (flight != null) {
        run.flights.remove(flight);
      }
    }
  }
}
