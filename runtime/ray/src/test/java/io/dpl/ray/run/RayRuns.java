package io.dpl.ray.run;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunListener;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import io.dpl.ray.launch.RayOptions;
import io.dpl.ray.launch.RayRunner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster and a driver on it. */
final class RayRuns implements AutoCloseable {

  private final RayCluster cluster;
  private final RayRunner runner;

  RayRuns(int nodes, int cpus) {
    Shape shape = Shape.of(nodes, cpus);
    cluster = RayCluster.start(shape);
    try {
      runner =
          RayRunner.open(
              new RayOptions(
                  cluster.address(),
                  Optional.of(shape.python().getParent().getParent()),
                  Optional.of(WorkerJars.folder().toString()),
                  List.of(),
                  true));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  RayCluster cluster() {
    return cluster;
  }

  /** For one test: closing it leaves the driver and its workers for the next. */
  Runner runner() {
    return new Runner() {
      @Override
      public ClusterSpec cluster() {
        return runner.cluster();
      }

      @Override
      public Run start(StageGraph graph, RunListener listener) {
        return runner.start(graph, listener);
      }

      @Override
      public void close() {}
    };
  }

  /** Processes of a node, its raylet first. */
  List<ProcessHandle> processes(int node) {
    ProcessHandle raylet = cluster.raylet(node);
    return Stream.concat(Stream.of(raylet), raylet.descendants()).toList();
  }

  /** The process of the worker on a node. */
  ProcessHandle worker(int node) {
    return cluster
        .raylet(node)
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    try {
      runner.close();
    } finally {
      cluster.close();
    }
  }
}
