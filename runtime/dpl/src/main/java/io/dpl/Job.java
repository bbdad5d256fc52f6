package io.dpl;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.sink.Manifest;
import java.util.List;

/** A plan at work. Closing it cancels what has not ended and frees all it holds. Thread-safe. */
public final class Job implements AutoCloseable {

  private final Run run;
  private final StageGraph graph;

  Job(Run run, StageGraph graph) {
    this.run = run;
    this.graph = graph;
  }

  /** Number of results: one for each pipeline of the script that does not end in WRITE. */
  public int results() {
    return run.results();
  }

  /**
   * A result; read once, by one thread, while it is made. Results may be read in any order, or not
   * at all.
   *
   * @param index from 0, in the order of the script
   */
  public ResultBatches result(int index) {
    return new ResultBatches(graph.results().get(index), run.schema(index), run.result(index));
  }

  /**
   * Waits for the end.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} 5xxx if it failed or was cancelled;
   * nothing of its outputs is visible then.
   *
   * @return what was written, in the order in which it became visible
   */
  public List<Manifest> await() {
    return run.await();
  }

  /** Whether it has ended, well or not. */
  public boolean isDone() {
    return run.isDone();
  }

  /** Ends it within two seconds. */
  public void cancel() {
    run.cancel();
  }

  @Override
  public void close() {
    run.close();
  }
}
