package io.dpl.engine.backend;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.sink.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers that run tasks. The scheduler knows nothing else of where they are: in this process they
 * are threads, on a cluster they are processes that get the plan and the calls encoded.
 */
public interface Backend extends AutoCloseable {

  /** The workers that are there; their numbers are the places in this list. */
  List<Worker> workers();

  /** Delivers a plan to all workers. Checks what can be checked before anything runs. */
  Session open(StageGraph graph);

  @Override
  void close();

  /**
   * A worker.
   *
   * @param slots tasks that it runs at once
   * @param creditBytes bytes of tasks that it may hold at once
   */
  record Worker(String name, int slots, long creditBytes) {}

  /** One plan on the workers. Used by the thread of the scheduler, but for {@link #cancel}. */
  interface Session extends AutoCloseable {

    /** No worker in particular. */
    int ANY = -1;

    /** Makes a stage ready to run; gives its number of tasks. */
    int prepare(int stage);

    /** The worker that must run a task, since its rows are there; {@link #ANY} if all can. */
    int place(int stage, int partition);

    /** Hands a task to a worker, which starts it when it has a slot; returns at once. */
    void submit(int worker, TaskCall call);

    /** The next thing that happened; null after that time without one. */
    @Nullable Signal await(long timeoutMillis);

    /** Makes what a stage has written visible; all its tasks are done. */
    List<Manifest> commit(int stage);

    /** Drops what a finished task made: it will run again, and must not count twice. */
    void discard(int stage, int partition);

    /** Frees the rows of an exchange; all its receivers are done. */
    void release(int exchange);

    /** Ends all tasks soon; each still gives its signal. Thread-safe. */
    void cancel();

    /** Frees everything; no task is running. */
    @Override
    void close();
  }
}
