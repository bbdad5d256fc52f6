package io.dpl.engine;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.fragment.Describe;
import io.dpl.engine.fragment.Ducks;
import io.dpl.engine.local.LocalBackend;
import io.dpl.engine.memory.Budget;
import io.dpl.engine.memory.Models;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Runs plans in this process. Many engines can live side by side; one runs many plans at once.
 * Native libraries are loaded when a plan needs them. Thread-safe.
 */
public final class Engine implements Probe, Runner {

  private final ClusterSpec cluster;
  private final Registry registry;
  private final Storage storage;
  private final TempFolder temp;
  private final BufferAllocator allocator;
  private final BufferAllocator modelAllocator;
  private final Ducks ducks;
  private final Models models;
  private final LocalBackend backend;
  private final Set<SessionRun> runs = new HashSet<>();
  private boolean closed;

  private Engine(EngineOptions options, Registry registry, Storage storage) {
    Budget budget = new Budget(options.memoryBytes());
    this.cluster = ClusterSpec.local(options.threads(), options.memoryBytes());
    this.registry = registry;
    this.storage = storage;
    this.temp = TempFolder.in(options.tempFolder());
    this.allocator = new RootAllocator(budget.arrowBytes());
    this.modelAllocator = allocator.newChildAllocator("models", 0, Long.MAX_VALUE);
    this.ducks = Ducks.of(options.threads(), budget.queryBytes(), budget.taskBytes(), temp.path());
    this.models = new Models(registry);
    this.backend =
        new LocalBackend(
            new LocalBackend.Node(
                options.threads(),
                budget,
                temp.path(),
                allocator,
                registry,
                this,
                ducks,
                models,
                new RunContext(modelAllocator, storage, temp.path(), options.threads()),
                temp.id()));
  }

  /** An engine that uses at most what the options allow. */
  public static Engine open(EngineOptions options, Registry registry, Storage storage) {
    return new Engine(options, registry, storage);
  }

  /**
   * Loads what nearly every plan needs: DuckDB and Arrow. Takes as long as that takes; of use on a
   * thread of its own, while a script is compiled.
   */
  public void prepare() {
    ArrowTypes.schema(new Schema(List.of()));
    ducks.query().prepare();
  }

  /** Starts a plan; nobody listens. */
  public Run start(StageGraph graph) {
    return start(graph, RunListener.NONE);
  }

  @Override
  public Run start(StageGraph graph, RunListener listener) {
    synchronized (runs) {
      if (closed) {
        throw new IllegalStateException("the engine is closed");
      }
      if (runs.isEmpty()) {
        models.keep(graph.models().stream().map(ModelUse::key).collect(Collectors.toSet()));
      }
    }
    Cancellation cancellation = new Cancellation();
    SessionRun run =
        new SessionRun(
            graph,
            backend,
            backend.open(graph, cancellation),
            cancellation,
            listener,
            this::forget);
    synchronized (runs) {
      runs.add(run);
    }
    run.begin();
    return run;
  }

  @Override
  public ClusterSpec cluster() {
    return cluster;
  }

  private void forget(SessionRun run) {
    synchronized (runs) {
      runs.remove(run);
    }
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Schema describe(String tableExpression) {
    return Describe.run(ducks.task(), tableExpression);
  }

  /** Everything that scripts can name. */
  public Registry registry() {
    return registry;
  }

  /** Parent of the buffers that callers make from results. */
  public BufferAllocator allocator() {
    return allocator;
  }

  @Override
  public void close() {
    SessionRun[] open;
    synchronized (runs) {
      if (closed) {
        return;
      }
      closed = true;
      open = runs.toArray(SessionRun[]::new);
    }
    for (SessionRun run : open) {
      run.close();
    }
    models.close();
    synchronized (runs) {
      if (!runs.isEmpty()) {
        return; // native code hangs: freeing what it uses would end the process
      }
    }
    ducks.close();
    modelAllocator.close();
    allocator.close();
    temp.close();
  }
}
