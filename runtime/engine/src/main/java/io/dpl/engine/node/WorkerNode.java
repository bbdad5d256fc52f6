package io.dpl.engine.node;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.batch.ModelBatches;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.exchange.Ports;
import io.dpl.engine.fragment.Describe;
import io.dpl.engine.fragment.Ducks;
import io.dpl.engine.memory.Budget;
import io.dpl.engine.memory.Grant;
import io.dpl.engine.memory.Models;
import io.dpl.engine.pipeline.RunScope;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * What one process that runs tasks has for all its runs: memory, the two DuckDBs, models, a folder
 * for temporary files.
 */
public final class WorkerNode implements Probe, AutoCloseable {

  private final int threads;
  private final Budget budget;
  private final Registry registry;
  private final Storage storage;
  private final TempFolder temp;
  private final BufferAllocator allocator;
  private final BufferAllocator modelAllocator;
  private final Ducks ducks;
  private final Models models;

  /**
   * @param memoryBytes DuckDB, Arrow and packs together; the heap comes on top
   * @param tempFolder folder for temporary files; the node makes one of its own in it
   */
  public WorkerNode(
      int threads, long memoryBytes, Path tempFolder, Registry registry, Storage storage) {
    this.threads = threads;
    this.budget = new Budget(memoryBytes);
    this.registry = registry;
    this.storage = storage;
    this.temp = TempFolder.in(tempFolder);
    this.allocator = new RootAllocator(budget.arrowBytes());
    this.modelAllocator = allocator.newChildAllocator("models", 0, Long.MAX_VALUE);
    long share = budget.duckBytes();
    this.ducks = Ducks.of(threads, share, share, temp.path());
    this.models = new Models(registry);
  }

  /** Tasks that it runs at once. */
  public int threads() {
    return threads;
  }

  public Budget budget() {
    return budget;
  }

  public Registry registry() {
    return registry;
  }

  /** Root of all Arrow buffers. */
  public BufferAllocator allocator() {
    return allocator;
  }

  public Ducks ducks() {
    return ducks;
  }

  public Models models() {
    return models;
  }

  /** Its own folder for temporary files. */
  public Path tempFolder() {
    return temp.path();
  }

  /** Distinguishes it from others that write to the same places; fit for file names. */
  public String id() {
    return temp.id();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Schema describe(String tableExpression) {
    return Describe.run(ducks.task(), tableExpression);
  }

  /** The limits of a run here. */
  public Grant grant(StageGraph graph) {
    return Grant.of(graph.certificate(), budget, threads, isHeavy(graph));
  }

  /**
   * What the tasks of a run share here.
   *
   * @param grant its limits
   * @param own the run's part of the memory
   * @param tasks tasks of a stage that come here at most
   */
  public RunScope scope(
      StageGraph graph,
      Grant grant,
      int tasks,
      BufferAllocator own,
      Path tempFolder,
      Ports ports,
      Cancellation cancellation) {
    return new RunScope(
        graph,
        registry,
        this,
        new RunContext(own, storage, tempFolder, Math.max(1, threads / Math.max(1, tasks))),
        new RunContext(modelAllocator, storage, temp.path(), threads),
        ducks,
        models,
        ports,
        cancellation,
        grant.usesQuery(),
        grant.queueBytes(),
        grant.batchBytes(),
        new ModelBatches());
  }

  private static boolean isHeavy(StageGraph graph) {
    return graph.stages().stream()
        .flatMap(stage -> stage.nodes().stream())
        .anyMatch(
            node ->
                node instanceof PlanNode.Call
                    || node instanceof PlanNode.Model
                    || node instanceof PlanNode.Scan);
  }

  /** Frees everything; no run is left. */
  @Override
  public void close() {
    models.close();
    ducks.close();
    modelAllocator.close();
    allocator.close();
    temp.close();
  }
}
