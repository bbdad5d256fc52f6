package io.dpl.engine.local;

import io.dpl.api.connector.Probe;
import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.fragment.Ducks;
import io.dpl.engine.memory.Budget;
import io.dpl.engine.memory.Models;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The one worker inside this process. Each run has threads of its own, so that one that waits for
 * its reader holds up no other.
 */
public final class LocalBackend implements Backend {

  private final Node node;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * What all runs share.
   *
   * @param allocator root of all Arrow buffers
   * @param id of the process among those that write to the same places, fit for file names
   */
  public record Node(
      int threads,
      Budget budget,
      Path tempFolder,
      BufferAllocator allocator,
      Registry registry,
      Probe probe,
      Ducks ducks,
      Models models,
      RunContext modelContext,
      String id) {}

  public LocalBackend(Node node) {
    this.node = node;
  }

  @Override
  public List<Worker> workers() {
    return List.of(new Worker("local", node.threads(), node.budget().arrowBytes()));
  }

  @Override
  public boolean inProcess() {
    return true;
  }

  @Override
  public LocalSession open(StageGraph graph) {
    return open(graph, new Cancellation());
  }

  /** As {@link #open(StageGraph)}, ended by the given wish. */
  public LocalSession open(StageGraph graph, Cancellation cancellation) {
    return new LocalSession(graph, node, node.id() + "-" + runs.incrementAndGet(), cancellation);
  }

  @Override
  public void close() {}
}
