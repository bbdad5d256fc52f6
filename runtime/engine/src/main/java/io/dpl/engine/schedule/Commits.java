package io.dpl.engine.schedule;

import io.dpl.engine.event.RunEvent;
import io.dpl.engine.sink.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes stages visible, each when nothing that can be lost later would make a task of it run again:
 * it and all that take its rows are complete, and nothing before them may come out otherwise a
 * second time. So what is visible is never undone.
 *
 * <p>One case is left: a stage that reads what another has written and also takes rows that descend
 * from it. There the write must become visible before; a loss that would undo it ends the run.
 */
final class Commits {

  private final RunState run;
  private final List<Manifest> manifests = new ArrayList<>();
  private boolean changed;

  Commits(RunState run) {
    this.run = run;
  }

  /** In the order in which they became visible. */
  List<Manifest> manifests() {
    return List.copyOf(manifests);
  }

  /** A task is done, or it has turned out that there is none. */
  void done(StageState state) {
    changed |= state.isComplete();
  }

  /** Whether {@link #advance} has something to do. */
  boolean isPending() {
    return changed;
  }

  /** Stages have become complete: tells so, frees what they took, makes visible what can be. */
  void advance() {
    if (!changed) {
      return;
    }
    changed = false;
    run.stages().stream().filter(StageState::isComplete).forEach(this::complete);
    Set<StageState> open = open();
    for (StageState each : run.stages()) {
      if (!each.committed && !open.contains(each)) {
        commit(each);
      }
    }
  }

  private void complete(StageState state) {
    if (state.endNanos == 0) {
      state.endNanos = run.nanos.getAsLong();
    }
    run.shelf.tidy(state);
    if (!state.isSeen()) {
      tell(state);
    }
  }

  /**
   * Stages of which tasks may run, or run again: those that are not complete; those whose rows such
   * a stage takes, since it may ask for lost ones; those that took rows which may come out
   * otherwise.
   */
  private Set<StageState> open() {
    Set<StageState> open = new HashSet<>();
    run.stages().stream().filter(state -> !state.isComplete()).forEach(open::add);
    if (run.inProcess) {
      return open; // nothing is lost
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (StageState state : run.stages()) {
        if (!open.contains(state) && (isAskedBy(open, state) || isTakenBackWith(open, state))) {
          open.add(state);
          grown = true;
        }
      }
    }
    return open;
  }

  private boolean isAskedBy(Set<StageState> open, StageState state) {
    return run.dependencies.consumers(state.stage).stream()
        .map(run::stage)
        .anyMatch(open::contains);
  }

  private boolean isTakenBackWith(Set<StageState> open, StageState state) {
    return Dependencies.received(state.stage).stream()
        .flatMap(exchange -> run.dependencies.senders(exchange).stream())
        .map(run::stage)
        .anyMatch(
            sender ->
                open.contains(sender)
                    && (run.dependencies.reroutes(sender.stage) || isTakenBackWith(open, sender)));
  }

  /**
   * Makes a stage visible that others wait for while it waits for them.
   *
   * @return whether there was one
   */
  boolean commitEarly() {
    for (StageState waiting : run.stages()) {
      for (int id : waiting.stage.after()) {
        StageState writer = run.stage(id);
        if (!waiting.prepared && writer.isComplete() && !writer.committed) {
          commit(writer);
          return true;
        }
      }
    }
    return false;
  }

  private void commit(StageState state) {
    manifests.addAll(run.session.commit(state.stage.id()));
    state.committed = true;
    tell(state);
  }

  private void tell(StageState state) {
    if (!state.told) {
      state.told = true;
      run.listener.on(
          new RunEvent.StageFinished(
              state.stage.id(),
              state.stage.name(),
              state.rows(),
              state.bytes(),
              (state.endNanos - state.startNanos) / 1_000_000));
    }
  }
}
