package io.dpl.engine;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.cluster.ClusterBackend;
import io.dpl.engine.cluster.ClusterSettings;
import io.dpl.engine.cluster.Transport;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.node.WorkerNode;
import org.apache.arrow.memory.BufferAllocator;

/** Runs plans on the workers of a cluster, with the scheduler in this process. Thread-safe. */
public final class ClusterEngine implements Runner {

  private final Transport transport;
  private final WorkerNode driver;
  private final ClusterBackend backend;
  private final OpenRuns runs = new OpenRuns("the cluster");

  private ClusterEngine(Transport transport, WorkerNode driver, ClusterSettings settings) {
    this.transport = transport;
    this.driver = driver;
    this.backend = ClusterBackend.start(transport, driver, settings);
  }

  /**
   * Starts the workers and waits until they answer.
   *
   * <p>Errors: DPL5403 if none comes up.
   *
   * @param options what this process may use for what is not done by workers
   */
  public static ClusterEngine open(
      Transport transport,
      ClusterSettings settings,
      EngineOptions options,
      Registry registry,
      Storage storage) {
    WorkerNode driver =
        new WorkerNode(
            options.threads(), options.memoryBytes(), options.tempFolder(), registry, storage);
    try {
      return new ClusterEngine(transport, driver, settings);
    } catch (RuntimeException e) {
      driver.close();
      throw e;
    }
  }

  @Override
  public ClusterSpec cluster() {
    return new ClusterSpec(transport.nodes());
  }

  @Override
  public Run start(StageGraph graph, RunListener listener) {
    runs.admit(() -> {});
    Cancellation cancellation = new Cancellation();
    return runs.begin(graph, backend, backend.open(graph, cancellation), cancellation, listener);
  }

  /** Parent of the buffers that callers make from results. */
  public BufferAllocator allocator() {
    return driver.allocator();
  }

  @Override
  public void close() {
    if (runs.close()) {
      backend.close();
      driver.close();
    }
  }
}
