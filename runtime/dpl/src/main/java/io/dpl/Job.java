package io.dpl;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.sink.Manifest;
import io.dpl.value.Decoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A plan at work. Closing it cancels what has not ended and frees all it holds. Thread-safe. */
public final class Job implements AutoCloseable {

  private final Run run;
  private final StageGraph graph;
  private final Observers observers;
  private final Optional<Deadline> deadline;

  Job(Run run, StageGraph graph, Observers observers, Optional<Deadline> deadline) {
    this.run = run;
    this.graph = graph;
    this.observers = observers;
    this.deadline = deadline;
    deadline.ifPresent(limit -> limit.start(run::cancel));
  }

  /** Tells how far the run is, at once and whenever that changes. */
  public void onProgress(Progress.Listener listener) {
    observers.add(listener);
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
    return new ResultBatches(
        graph.results().get(index), run.schema(index), run.result(index), this::explained);
  }

  /**
   * A result as rows; closing them leaves the other results alone. Otherwise as {@link #result}.
   */
  public Rows<Row> rows(int index) {
    return new Rows<>(result(index), Row.decoder(run.schema(index)), () -> {}, () -> {});
  }

  /**
   * A result as records; otherwise as {@link #rows(int)}.
   *
   * <p>Errors: DPL3140 where the columns do not fit the record.
   */
  public <T extends Record> Rows<T> rows(int index, Class<T> type) {
    var decoder = RecordRows.of(run.schema(index), type);
    return new Rows<>(result(index), decoder, () -> {}, () -> {});
  }

  /**
   * A result as Arrow's own reader; closing it leaves the other results alone.
   *
   * @param allocator where the batches are made; the caller's
   */
  public ArrowReader arrow(int index, BufferAllocator allocator) {
    return new ResultReader(result(index), allocator, () -> {}, () -> {});
  }

  /** The one result as rows that own this job. */
  <T> Rows<T> owned(int index, Function<VectorSchemaRoot, Decoder.Cells> decoder) {
    return new Rows<>(result(index), decoder, this::await, this::close);
  }

  /** The one result as a reader that owns this job. */
  ResultReader owned(int index, BufferAllocator allocator) {
    return new ResultReader(result(index), allocator, this::await, this::close);
  }

  private DplException explained(DplException failure) {
    return deadline.map(limit -> limit.explained(failure)).orElse(failure);
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
    try {
      return run.await();
    } catch (DplException e) {
      throw explained(e);
    }
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
    deadline.ifPresent(Deadline::close);
    run.close();
  }
}
