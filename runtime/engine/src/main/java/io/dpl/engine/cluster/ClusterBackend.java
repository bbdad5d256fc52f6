package io.dpl.engine.cluster;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.event.Cancellation;
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

  private ClusterBackend(Transport transport, WorkerNode driver, ClusterSettings settings) {
    this.driver = driver;
    this.pool = new WorkerPool(transport, settings);
  }

  /**
   * Starts a worker on each node and waits until they answer; closes the transport with itself.
   *
   * <p>Errors: DPL5403 if none comes up.
   */
  public static ClusterBackend start(
      Transport transport, WorkerNode driver, ClusterSettings settings) {
    ClusterBackend backend = new ClusterBackend(transport, driver, settings);
    try {
      backend.pool.awaitStart();
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
    return backend;
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
