package io.dpl;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.engine.Runner;
import io.dpl.ray.launch.RayOptions;
import io.dpl.ray.launch.RayRunner;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of a {@link Dpl}, reached when a plan is made for it: formatting and looking things
 * up do not.
 */
final class Cluster implements AutoCloseable {

  private final RayOptions options;
  private @Nullable RayRunner runner;
  private @Nullable ClusterSpec spec;
  private boolean closed;

  Cluster(RayOptions options) {
    this.options = options;
  }

  /** What plans are made for. */
  synchronized ClusterSpec spec() {
    RayRunner open = open();
    ClusterSpec known = spec;
    if (known == null) {
      known = open.cluster();
      spec = known;
    }
    return known;
  }

  /** Runs plans there. */
  synchronized Runner runner() {
    return open();
  }

  private RayRunner open() {
    if (closed) {
      throw new IllegalStateException("this Dpl is closed");
    }
    RayRunner open = runner;
    if (open != null && open.isLost()) { // its successor may have other nodes
      open.close();
      open = null;
      runner = null;
      spec = null;
    }
    if (open == null) {
      open = RayRunner.open(options);
      runner = open;
    }
    return open;
  }

  /** Reaches it beside what goes on; returns at once. */
  void prepare() {
    Thread thread = new Thread(this::spec, "dpl-cluster-start");
    thread.setDaemon(true);
    // Whoever needs the cluster meets the same failure, and tells it.
    thread.setUncaughtExceptionHandler((where, failure) -> {});
    thread.start();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (runner != null) {
      runner.close();
      runner = null;
    }
  }
}
