package io.dpl.engine;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.local.LocalBackend;
import io.dpl.engine.node.WorkerNode;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Runs plans in this process. Many engines can live side by side; one runs many plans at once.
 * Native libraries are loaded when a plan needs them. Thread-safe.
 */
public final class Engine implements Probe, Runner {

  private final ClusterSpec cluster;
  private final WorkerNode node;
  private final LocalBackend backend;
  private final OpenRuns runs = new OpenRuns("the engine");

  private Engine(EngineOptions options, Registry registry, Storage storage) {
    this.cluster = ClusterSpec.local(options.threads(), options.memoryBytes());
    this.node =
        new WorkerNode(
            options.threads(), options.memoryBytes(), options.tempFolder(), registry, storage);
    this.backend = new LocalBackend(node);
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
    node.ducks().query().prepare();
  }

  /** Starts a plan; nobody listens. */
  public Run start(StageGraph graph) {
    return start(graph, RunListener.NONE);
  }

  @Override
  public Run start(StageGraph graph, RunListener listener) {
    runs.admit(
        () ->
            node.models()
                .keep(graph.models().stream().map(ModelUse::key).collect(Collectors.toSet())));
    Cancellation cancellation = new Cancellation();
    return runs.begin(graph, backend, backend.open(graph, cancellation), cancellation, listener);
  }

  @Override
  public ClusterSpec cluster() {
    return cluster;
  }

  @Override
  public Storage storage() {
    return node.storage();
  }

  @Override
  public Schema describe(String tableExpression) {
    return node.describe(tableExpression);
  }

  /** Everything that scripts can name. */
  public Registry registry() {
    return node.registry();
  }

  /** Parent of the buffers that callers make from results. */
  public BufferAllocator allocator() {
    return node.allocator();
  }

  @Override
  public void close() {
    if (!runs.close()) {
      return;
    }
    node.models().close();
    if (runs.isAnyLeft()) {
      return; // freeing what native code uses would end the process
    }
    node.close();
  }
}
