package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.TaskCosts;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.scale.LightRow;
import io.dpl.compiler.scale.NodeSlots;
import io.dpl.compiler.scale.TargetBytes;
import io.dpl.compiler.scale.WholeWindows;
import io.dpl.compiler.scale.Workload;
import io.dpl.compiler.scale.WorthARun;
import org.jspecify.annotations.Nullable;

/** Puts what the scaling rules want to know into numbers. */
final class Workloads {

  /** Most bytes that a heavy call hands over at once. */
  static final long CALL_BYTES = 64L << 20;

  private static final int MOST_ROWS = 1024;

  private final ClusterSpec cluster;

  Workloads(ClusterSpec cluster) {
    this.cluster = cluster;
  }

  /** W. */
  int nodes() {
    return cluster.nodes().size();
  }

  /**
   * The work behind a cut. C is the model's CONCURRENCY or every slot, and twice the slots where
   * files are read; b is the model's batch, without a model the rows of a 64 MiB batch, at most
   * 1024.
   */
  Workload of(Above above, double rows, double rowBytes) {
    int slots = cluster.cpus();
    if (!above.isHeavy()) {
      int batch = (int) Math.max(1, Math.min(1 << 16, CALL_BYTES / Math.max(1, rowBytes)));
      return new Workload(rows, rowBytes, cluster.nodes().size(), slots, batch, 0, false);
    }
    int leading = above.leading();
    ApplyCall call = above.calls().get(leading);
    int batch = batchRows(call, above.batches().get(leading), rowBytes);
    int concurrency = slots;
    int nodes = cluster.nodes().size();
    double seconds = above.secondsPerRow();
    TaskCosts costs = new TaskCosts(slots, seconds, 0, 0);
    if (call.target() instanceof CallTarget.Model model) {
      NodeSlots pool = NodeSlots.of(cluster, Pools.needs(model));
      int asked = Math.max(model.concurrency(), model.maxConcurrency());
      concurrency = Math.max(1, pool.concurrency(asked));
      nodes = Math.max(1, pool.nodes());
      double prepare = seconds - model.cost().secondsPerRow();
      double run = model.signature().secondsPerRun();
      int window = WholeWindows.rows(model.signature(), batch);
      costs = new TaskCosts(Math.max(1, pool.cpus(cluster)), seconds, prepare, run, window);
    }
    return new Workload(rows, rowBytes, nodes, concurrency, batch, seconds, above.varies(), costs);
  }

  /**
   * Whether rows of few partitions go to every slot before heavy work, without being asked: they
   * are light, and the work on all of them takes more than a second.
   */
  boolean isWorthSpreading(Above above, Stream stream) {
    return above.isHeavy()
        && stream.stage().partitions < cluster.cpus()
        && stream.rows() * above.secondsPerRow() > 1
        && LightRow.holds(of(above, stream.rows(), stream.rowBytes()));
  }

  /**
   * Partitions of a shuffle between relational stages: by size, at least a slot each where they are
   * not tiny; as SET where set.
   */
  BarrierRule shuffled(double rows, double rowBytes, boolean keyed, Settings settings) {
    return settings.partitions() > 0
        ? BarrierRule.fixed(settings.partitions())
        : TargetBytes.rule(of(Above.NONE, rows, rowBytes), TargetBytes.DEFAULT_BYTES, keyed);
  }

  /** Where AUTO starts. */
  private int startRows(CallTarget.Model model, double rowBytes) {
    int tasks = cluster.cpus() / cluster.nodes().size();
    return WorthARun.rows(model.signature(), cluster.memoryBytes(), tasks, rowBytes);
  }

  private int batchRows(ApplyCall call, @Nullable BatchSpec flow, double rowBytes) {
    if (call.target() instanceof CallTarget.Model model) {
      int rows = model.batch() != null && model.batch().rows() > 0 ? model.batch().rows() : 0;
      if (flow != null && flow.rows() > 0) {
        rows = rows == 0 ? flow.rows() : Math.min(rows, flow.rows());
      }
      return rows > 0 ? rows : startRows(model, rowBytes);
    }
    if (flow != null && flow.rows() > 0) {
      return flow.rows();
    }
    long bytes = flow != null && flow.bytes() > 0 ? flow.bytes() : CALL_BYTES;
    return (int)
        Math.max(
            1, Math.min(MOST_ROWS, bytes / Math.max(1, call.target().cost().bytesOutPerRow())));
  }
}
