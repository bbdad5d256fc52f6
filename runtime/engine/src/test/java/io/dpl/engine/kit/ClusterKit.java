package io.dpl.engine.kit;

import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.ClusterEngine;
import io.dpl.engine.EngineOptions;
import io.dpl.engine.Run;
import io.dpl.engine.cluster.ClusterSettings;
import io.dpl.engine.cluster.LocalTransport;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.worker.NodeWorker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Workers in this process as a cluster; closing it checks that nothing is left. */
public final class ClusterKit implements AutoCloseable {

  private final Path temp;
  private final LocalTransport transport;
  private final ClusterEngine engine;
  public final DoubleModel model = new DoubleModel();

  public ClusterKit(Path temp, int workers) {
    this(temp, workers, 512L << 20, 2000);
  }

  public ClusterKit(Path temp, int workers, long memoryBytes, long beatMillis) {
    this.temp = temp.resolve("cluster-temp");
    this.transport =
        new LocalTransport(
            IntStream.range(0, workers)
                .mapToObj(i -> new NodeSpec("node" + i, 2, 0, memoryBytes, 0, Map.of()))
                .toList(),
            setup -> new NodeWorker(setup, EngineKit.registry(model), new LocalStorage()));
    this.engine =
        ClusterEngine.open(
            transport,
            new ClusterSettings(beatMillis, 3, 60_000, this.temp.toString()),
            new EngineOptions(2, 512L << 20, this.temp),
            EngineKit.registry(model),
            new LocalStorage());
  }

  public ClusterEngine engine() {
    return engine;
  }

  public LocalTransport transport() {
    return transport;
  }

  /** All rows of the only result as texts. */
  public List<String> rows(StageGraph graph) {
    return rows(graph, RunListener.NONE);
  }

  /** All rows of the only result as texts. */
  public List<String> rows(StageGraph graph, RunListener listener) {
    try (Run run = engine.start(graph, listener)) {
      List<String> rows = EngineKit.rows(run.result(0));
      run.await();
      return rows;
    }
  }

  @Override
  public void close() {
    engine.close();
    EngineKit.checkNothingIsLeft(temp, model);
  }
}
