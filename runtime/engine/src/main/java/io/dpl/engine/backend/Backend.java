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

  /**
   * Whether its tasks run in this process: then receivers may run beside their senders ({@link
   * io.dpl.api.plan.Exchange#pipelined}), a worker is never lost alone, and nothing is kept to make
   * lost rows again. Elsewhere a pipelined exchange is one like the others.
   */
  default boolean inProcess() {
    return false;
  }

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

    /** Makes a stage ready to run; gives its number of tasks. Called once, even if tasks rerun. */
    int prepare(int stage);

    /**
     * The worker that must run a task, since its rows are there; {@link #ANY} if all can. Asked
     * when all inputs of the stage are there, and again after a worker or rows were lost.
     */
    int place(int stage, int partition);

    /** Hands a task to a worker, which starts it when it has a slot; returns at once. */
    void submit(int worker, TaskCall call);

    /** The next thing that happened; null after that time without one. */
    @Nullable Signal await(long timeoutMillis);

    /**
     * Makes what a stage has written visible; all its tasks are done. Called once a stage, when
     * nothing that happens later can make a task of it run again.
     */
    List<Manifest> commit(int stage);

    /**
     * Whether the rows of a stage's results rest until it commits, so that its finished tasks can
     * still be discarded. Otherwise a reader may have them as soon as their task is done.
     */
    default boolean holdsResults(int stage) {
      return false;
    }

    /**
     * Drops what a finished task made, in exchanges, results and files: it will run again, and must
     * not count twice. Never called for a stage that has committed.
     */
    void discard(int stage, int partition);

    /**
     * Frees the rows of an exchange; all its receivers are done. After a loss its senders may run
     * again and fill it anew.
     */
    void release(int exchange);

    /**
     * Ends all tasks soon; each still gives its signal. Thread-safe. Signals of workers in other
     * processes are not waited for longer than two seconds.
     */
    void cancel();

    /** Frees everything. No task runs in this process; what runs elsewhere must not count. */
    @Override
    void close();
  }
}
