package io.dpl.ray.driver;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.SessionRun;
import io.dpl.engine.cluster.ClusterBackend;
import io.dpl.engine.cluster.ClusterSettings;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.node.WorkerNode;
import io.dpl.library.storage.LocalStorage;
import io.dpl.ray.transport.RayTransport;
import io.dpl.ray.transport.WorkerOptions;
import io.dpl.ray.worker.NodeWorkerFactory;
import io.dpl.ray.worker.WorkerLibrary;
import io.ray.api.Ray;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs plans on the cluster that this process is a driver of. Workers come up beside. */
final class RayDriver implements Runner {

  private static final int THREADS = 2;
  private static final long MEMORY_BYTES = 1L << 30;

  /** A little less than the backend waits, since the transport can say why. */
  private static final long START_MILLIS = 55_000;

  private final RayTransport transport;
  private final Set<SessionRun> runs = ConcurrentHashMap.newKeySet();
  private final ClusterSpec cluster;
  private @Nullable WorkerNode node;
  private @Nullable CompletableFuture<ClusterBackend> backend;

  private RayDriver(RayTransport transport) {
    this.transport = transport;
    this.cluster = new ClusterSpec(transport.nodes());
    List<String> without = transport.nodesWithoutJava();
    if (cluster.nodes().isEmpty() && !without.isEmpty()) {
      throw DplException.of(
          RunCode.RAY_NO_JAVA,
          Span.NONE,
          "no node of the cluster has java on the PATH of ray start",
          "install Java 17 or newer on every node, and start Ray again there");
    }
  }

  static RayDriver open(ClusterSetup setup) {
    RayConnection.open(setup.address(), setup.codePath(), setup.packages());
    RayDriver driver =
        new RayDriver(
            new RayTransport(
                new WorkerOptions(
                    NodeWorkerFactory.class,
                    List.of(
                        "-Duser.dir=" + setup.folder(),
                        "-Djava.awt.headless=true",
                        "-Dslf4j.internal.verbosity=ERROR"),
                    START_MILLIS)));
    if (setup.startsWorkers()) {
      driver.startWorkers();
    }
    return driver;
  }

  /** Asks for them, once; a run waits until they are there. */
  private synchronized CompletableFuture<ClusterBackend> startWorkers() {
    CompletableFuture<ClusterBackend> starting = backend;
    if (starting == null) {
      starting = CompletableFuture.supplyAsync(this::start);
      backend = starting;
    }
    return starting;
  }

  private ClusterBackend start() {
    WorkerNode own =
        new WorkerNode(
            THREADS,
            MEMORY_BYTES,
            Path.of(System.getProperty("java.io.tmpdir")),
            WorkerLibrary.registry(),
            new LocalStorage());
    synchronized (this) {
      node = own;
    }
    return ClusterBackend.begin(transport, own, ClusterSettings.DEFAULT);
  }

  @Override
  public ClusterSpec cluster() {
    return cluster;
  }

  @Override
  public List<String> notes() {
    return transport.nodesWithoutJava().stream()
        .map(
            node ->
                "node "
                    + node
                    + " is left out: Ray was started there without java on the PATH ("
                    + RunCode.RAY_NO_JAVA.id()
                    + ")")
        .toList();
  }

  @Override
  public Run start(StageGraph graph, RunListener listener) {
    notes().forEach(note -> listener.on(new RunEvent.Note(0, note)));
    ClusterBackend workers;
    try {
      workers = startWorkers().join();
      workers.awaitWorkers(listener);
    } catch (CompletionException e) {
      synchronized (this) {
        backend = null; // the next plan tries again
      }
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
    Cancellation cancellation = new Cancellation();
    SessionRun run =
        new SessionRun(
            graph,
            workers,
            workers.open(graph, cancellation),
            cancellation,
            listener,
            runs::remove);
    runs.add(run);
    run.begin();
    return run;
  }

  @Override
  public void close() {
    runs.forEach(SessionRun::close);
    CompletableFuture<ClusterBackend> started;
    WorkerNode own;
    synchronized (this) {
      started = backend;
      own = node;
    }
    if (started != null && started.isDone() && !started.isCompletedExceptionally()) {
      started.join().close();
    } else {
      transport.close();
    }
    if (own != null) {
      own.close();
    }
    Ray.shutdown();
  }
}
