package io.dpl.cli.progress;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Follows a run: draws the progress of its stages and says its notes. Thread-safe. */
public final class RunWatch implements RunListener {

  private final StageGraph graph;
  private final Progress progress;
  private final Consumer<String> notes;
  private final LongSupplier nanoseconds;
  private final Map<Integer, StageProgress> running = new TreeMap<>();
  private final List<String> written = new ArrayList<>();
  private boolean hidden;

  /**
   * @param notes told what the user wants to know beside the progress
   * @param nanoseconds the clock of the progress
   */
  public RunWatch(
      StageGraph graph, Progress progress, Consumer<String> notes, LongSupplier nanoseconds) {
    this.graph = graph;
    this.progress = progress;
    this.notes = notes;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.Note note) {
      note(note.text());
    } else if (event instanceof RunEvent.StageFinished finished) {
      running.remove(finished.stage());
      for (Output output : graph.stage(finished.stage()).outputs()) {
        if (output instanceof Output.Write write) {
          written.add(write.location());
        }
      }
    } else if (event.stage() > 0) {
      stage(event.stage()).on(event);
    }
    tick();
  }

  /** Draws how far the run is. */
  synchronized void tick() {
    if (!hidden) {
      progress.show(running.values().stream().map(StageProgress::state).toList());
    }
  }

  private StageProgress stage(int id) {
    return running.computeIfAbsent(
        id,
        key -> {
          Stage stage = graph.stage(key);
          return new StageProgress(stage, nanoseconds.getAsLong());
        });
  }

  /** Says something beside the progress. */
  public synchronized void note(String text) {
    progress.clear();
    notes.accept(text);
  }

  /** No progress for a while: something else is printed. */
  public synchronized void hide() {
    progress.clear();
    hidden = true;
  }

  public synchronized void showAgain() {
    hidden = false;
  }

  /** The run has ended: nothing is drawn any more. */
  public synchronized void end() {
    hide();
  }

  /** Locations whose writes have become visible. */
  public synchronized List<String> written() {
    return List.copyOf(written);
  }
}
