package io.dpl.engine.cluster;

import io.dpl.api.cluster.NodeSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class LocalTransportTest extends TransportContract {

  private final LocalTransport transport =
      new LocalTransport(
          List.of(
              new NodeSpec("one", 2, 0, 1L << 30, 0, Map.of()),
              new NodeSpec("two", 1, 0, 1L << 30, 0, Map.of())),
          new EchoWorker.Factory());

  @Override
  protected Transport transport() {
    return transport;
  }

  @AfterEach
  void close() {
    transport.close();
  }
}
