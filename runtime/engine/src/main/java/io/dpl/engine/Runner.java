package io.dpl.engine;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.event.RunListener;
import java.util.List;

/** Runs plans: in this process, or on a cluster through another one. Thread-safe. */
public interface Runner extends AutoCloseable {

  /** What there is to run on, as it is now: plans are made for it. */
  ClusterSpec cluster();

  /** What a user wants to know of it before anything runs, each a sentence. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Starts a plan.
   *
   * @param listener hears what happens, on a thread of the run
   * @throws io.dpl.api.diagnostic.DplException if something is known to be wrong before it runs, an
   *     output that exists for example
   */
  Run start(StageGraph graph, RunListener listener);

  /** Ends the runs and frees everything. */
  @Override
  void close();
}
