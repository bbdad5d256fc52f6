package io.dpl.ray.run;

import io.dpl.engine.Runner;
import io.dpl.engine.backend.BackendContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Two raylets do what every backend does. */
@Tag("ray")
class RayBackendTest extends BackendContract {

  private static RayRuns runs;

  @BeforeAll
  static void startCluster() {
    runs = new RayRuns(2, 2);
  }

  @AfterAll
  static void endCluster() {
    runs.close();
  }

  @Override
  protected Runner open() {
    return runs.runner();
  }
}
