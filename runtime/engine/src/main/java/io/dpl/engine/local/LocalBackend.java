package io.dpl.engine.local;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.node.WorkerNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one worker inside this process. Each run has threads of its own, so that one that waits for
 * its reader holds up no other.
 */
public final class LocalBackend implements Backend {

  private final WorkerNode node;
  private final AtomicInteger runs = new AtomicInteger();

  public LocalBackend(WorkerNode node) {
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
