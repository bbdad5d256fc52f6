package io.dpl.engine.schedule;

import io.dpl.engine.event.RunEvent;
import io.dpl.engine.sink.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes stages visible, each when nothing that can be lost later would make a task of it run again:
 * it and all that take its rows are complete, and so is all that descends from a stage before it
 * whose rows may come out otherwise the second time. So what is visible is never undone.
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
    for (StageState each : run.stages()) {
      if (each.isComplete() && !each.committed && isSettled(each)) {
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

  private boolean isSettled(StageState state) {
    return run.inProcess
        || (run.allComplete(run.dependencies.descendants(state.stage.id()))
            && run.stages().stream()
                .filter(before -> run.dependencies.reroutes(before.stage))
                .map(before -> run.dependencies.descendants(before.stage.id()))
                .filter(descendants -> descendants.contains(state.stage.id()))
                .allMatch(run::allComplete));
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
