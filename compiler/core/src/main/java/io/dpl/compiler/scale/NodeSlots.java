package io.dpl.compiler.scale;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import java.util.List;

/**
 * Rule 10, unequal nodes: slots are counted for each node that can hold the model; work goes to the
 * least loaded slot.
 *
 * <pre>
 * slots of a node = min(floor(CPUs / CPUs a run), floor(GPUs / GPUs a run), floor(memory / memory a run))
 * W = nodes with a slot, C = min(CONCURRENCY, all slots), a node's share one slot at a time to the least loaded
 * </pre>
 *
 * <p>Example: a model with GPUS 0.5 on three nodes with 16 CPUs, of which one has 2 GPUs: 0, 0 and
 * 4 slots; W = 1, C = 4.
 */
public final class NodeSlots {

  public static final String NAME = "unequal-nodes";

  private final List<Integer> most;

  private NodeSlots(List<Integer> most) {
    this.most = most;
  }

  /**
   * What one run needs.
   *
   * @param gpus 0 for none, a fraction for a share
   * @param memoryBytes 0 where the script gives none
   */
  public record Needs(double cpus, double gpus, long memoryBytes) {}

  /** Runs of one kind that each node can hold at once. */
  public static NodeSlots of(ClusterSpec cluster, Needs run) {
    return new NodeSlots(cluster.nodes().stream().map(node -> slots(node, run)).toList());
  }

  private static int slots(NodeSpec node, Needs run) {
    double slots = run.cpus() > 0 ? Math.floor(node.cpus() / run.cpus()) : node.cpus();
    if (run.gpus() > 0) {
      slots = Math.min(slots, Math.floor(node.gpus() / run.gpus()));
    }
    if (run.memoryBytes() > 0) {
      slots = Math.min(slots, Math.floor((double) node.memoryBytes() / run.memoryBytes()));
    }
    return (int) slots;
  }

  /** Slots of all nodes. */
  public int total() {
    return most.stream().mapToInt(Integer::intValue).sum();
  }

  /** Processors of the nodes that can hold a run. */
  public int cpus(ClusterSpec cluster) {
    int cpus = 0;
    for (int node = 0; node < most.size(); node++) {
      cpus += most.get(node) > 0 ? cluster.nodes().get(node).cpus() : 0;
    }
    return cpus;
  }

  /** Nodes that can hold a run. */
  public int nodes() {
    return (int) most.stream().filter(slots -> slots > 0).count();
  }

  /** C: what the script asks for, 0 for all, as far as there are slots. */
  public int concurrency(int asked) {
    return asked == 0 ? total() : Math.min(asked, total());
  }

  /** The share of each node, in the order of the cluster. */
  public List<Integer> shares(int asked) {
    int[] shares = new int[most.size()];
    for (int left = concurrency(asked); left > 0; left--) {
      int best = -1;
      for (int node = 0; node < shares.length; node++) {
        if (shares[node] < most.get(node)
            && (best < 0
                || (double) shares[node] / most.get(node)
                    < (double) shares[best] / most.get(best))) {
          best = node;
        }
      }
      shares[best]++;
    }
    return java.util.Arrays.stream(shares).boxed().toList();
  }
}
