package io.dpl.engine.local;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.backend.BackendContract;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.EngineKit;

/**
 * The contract in this process; the kit checks at its end that no memory, file or thread is left.
 */
class LocalBackendTest extends BackendContract {

  @Override
  protected Runner open() {
    EngineKit kit = new EngineKit(temp);
    return new Runner() {
      @Override
      public ClusterSpec cluster() {
        return ClusterSpec.local(2, 512L << 20);
      }

      @Override
      public Run start(StageGraph graph, RunListener listener) {
        return kit.engine().start(graph, listener);
      }

      @Override
      public void close() {
        kit.close();
      }
    };
  }
}
