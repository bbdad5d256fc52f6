package io.dpl.engine.cluster;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.node.WorkerNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers of a cluster, one a node, over a {@link Transport}. The driver's own node makes what
 * is not for workers: it resolves sources, keeps results, renames files.
 */
public final class ClusterBackend implements Backend {

  private final WorkerNode driver;
  private final WorkerPool pool;
  private final AtomicInteger runs = new AtomicInteger();
  private final long beginNanos = System.nanoTime();
  private volatile boolean up;

  private ClusterBackend(Transport transport, WorkerNode driver, ClusterSettings settings) {
    this.driver = driver;
    this.pool = new WorkerPool(transport, settings);
  }

  /** Starts a worker on each node and returns at once; closes the transport with itself. */
  public static ClusterBackend begin(
      Transport transport, WorkerNode driver, ClusterSettings settings) {
    return new ClusterBackend(transport, driver, settings);
  }

  /**
   * As {@link #begin}, but waits until the workers answer.
   *
   * <p>Errors: DPL5403 if none comes up.
   */
  public static ClusterBackend start(
      Transport transport, WorkerNode driver, ClusterSettings settings) {
    ClusterBackend backend = begin(transport, driver, settings);
    try {
      backend.awaitWorkers(RunListener.NONE);
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
    return backend;
  }

  /**
   * Waits until the workers answer that were started in the beginning; at once where that was
   * waited for before. It may be called again if it fails: workers are tried again and again.
   *
   * <p>Errors: DPL5403 if none comes up.
   *
   * @param listener of the run that waits
   */
  public void awaitWorkers(RunListener listener) {
    if (!up) {
      pool.awaitStart(listener);
      if (!up) {
        up = true;
        long millis = (System.nanoTime() - beginNanos) / 1_000_000;
        int there = (int) workers().stream().filter(worker -> worker.slots() > 0).count();
        listener.on(new RunEvent.WorkersUp(0, there, millis));
      }
    }
  }

  @Override
  public List<Worker> workers() {
    return pool.workers();
  }

  @Override
  public ClusterSession open(StageGraph graph) {
    return open(graph, new Cancellation());
  }

  /**
   * As {@link #open(StageGraph)}, ended by the given wish. Waits for a worker where all were lost.
   *
   * <p>Errors: DPL5403 if none comes.
   */
  public ClusterSession open(StageGraph graph, Cancellation cancellation) {
    pool.awaitWorker();
    return new ClusterSession(
        graph, driver, pool, driver.id() + "-" + runs.incrementAndGet(), cancellation);
  }

  @Override
  public void close() {
    pool.close();
  }
}
