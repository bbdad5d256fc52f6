package io.dpl.engine.cluster;

import io.dpl.engine.Runner;
import io.dpl.engine.backend.BackendContract;
import io.dpl.engine.kit.ClusterKit;

/** A cluster of three workers in this process does what every backend does. */
class ClusterBackendTest extends BackendContract {

  private ClusterKit kit;

  @Override
  protected Runner open() {
    kit = new ClusterKit(temp, 3);
    return kit.engine();
  }

  @Override
  protected void checkClosed() {
    kit.close();
  }
}
