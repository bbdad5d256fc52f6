package io.dpl.ray.transport;

import io.dpl.engine.cluster.EchoWorker;
import io.dpl.engine.cluster.Transport;
import io.dpl.engine.cluster.TransportContract;
import io.dpl.ray.driver.RayConnection;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.WorkerJars;
import io.ray.api.Ray;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract on two raylets. */
@Tag("ray")
class RayTransportTest extends TransportContract {

  private static RayCluster cluster;
  private static RayTransport transport;

  @BeforeAll
  static void open() {
    cluster = RayCluster.start(RayCluster.Shape.of(2, 4));
    RayConnection.open(cluster.address(), WorkerJars.withTests(), List.of());
    transport =
        new RayTransport(
            new WorkerOptions(
                EchoWorker.Factory.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), 60_000));
    transport.nodes();
  }

  @AfterAll
  static void close() {
    try {
      if (transport != null) {
        transport.close();
        Ray.shutdown();
      }
    } finally {
      cluster.close();
    }
  }

  @Override
  protected Transport transport() {
    return transport;
  }
}
