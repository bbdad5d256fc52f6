package io.dpl.compiler.scale;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rule 13, fit the pool: a pool that cannot start is an error before anything runs.
 *
 * <pre>
 * no node holds one run (GPUs, CPUs or memory): error
 * least CONCURRENCY &gt; slots of all nodes, with GPUS or MEMORY: error; with CPUs only: lint, fewer run at once
 * </pre>
 *
 * <p>Example: CONCURRENCY 4, GPUS 1 on three nodes with one GPU each: three slots, an error with
 * the two ways out.
 */
public final class FitPool {

  public static final String NAME = "fit-the-pool";

  private FitPool() {}

  /**
   * A pool.
   *
   * @param asked least CONCURRENCY, 0 for as many as there are slots
   */
  public record Pool(String model, NodeSlots.Needs run, int asked, Span span) {
    boolean isBound() {
      return run.gpus() > 0 || run.memoryBytes() > 0;
    }
  }

  /**
   * Whether all asked for can run at once; false is for lint.
   *
   * @throws DplException DPL4004 if the pool cannot start
   */
  public static boolean check(Pool pool, ClusterSpec cluster) {
    NodeSlots slots = NodeSlots.of(cluster, pool.run());
    if (slots.total() == 0) {
      throw DplException.of(
          PlanCode.POOL,
          pool.span(),
          "a run of "
              + pool.model()
              + " needs "
              + lacking(pool.run(), cluster)
              + ", so its pool cannot start",
          "give it nodes that have so much, or ask for less in WITH (...)",
          "dpl explain --cluster 'nodes=4 cpus=16 gpus=1 memory=64GiB' plans for other nodes");
    }
    boolean fits = pool.asked() <= slots.total();
    if (!fits && pool.isBound()) {
      throw DplException.of(
          PlanCode.POOL,
          pool.span(),
          pool.model()
              + " asks for CONCURRENCY "
              + pool.asked()
              + " and the "
              + (cluster.isSingle() ? "node has " : cluster.nodes().size() + " nodes have ")
              + slots.total()
              + (slots.total() == 1 ? " slot for it" : " slots for it"),
          "write CONCURRENCY "
              + slots.total()
              + ", or leave CONCURRENCY out: then every slot is used",
          "or give it a cluster with more");
    }
    return fits;
  }

  private static String lacking(NodeSlots.Needs run, ClusterSpec cluster) {
    List<String> lacking = new ArrayList<>();
    double gpus = cluster.nodes().stream().mapToDouble(NodeSpec::gpus).max().orElse(0);
    if (run.gpus() > gpus) {
      lacking.add(
          Explained.number(run.gpus())
              + (run.gpus() == 1 ? " GPU" : " GPUs")
              + " and no node has "
              + (gpus == 0 ? "one" : "more than " + Explained.number(gpus)));
    }
    int cpus = cluster.nodes().stream().mapToInt(NodeSpec::cpus).max().orElse(0);
    if (run.cpus() > cpus) {
      lacking.add(Explained.number(run.cpus()) + " CPUs and no node has more than " + cpus);
    }
    long memory = cluster.nodes().stream().mapToLong(NodeSpec::memoryBytes).max().orElse(0);
    if (run.memoryBytes() > memory) {
      lacking.add(
          Bytes.print(run.memoryBytes()) + " and no node has more than " + Bytes.print(memory));
    }
    return lacking.isEmpty()
        ? "CPUs, GPUs and memory that no single node has together"
        : String.join(", ", lacking);
  }

  /** The slots as people read them: {@code node1 to node3: 2 each}. */
  public static String shares(ClusterSpec cluster, List<Integer> shares) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= shares.size(); i++) {
      if (i == shares.size() || !shares.get(i).equals(shares.get(from))) {
        String first = cluster.nodes().get(from).name();
        String names = i - from == 1 ? first : first + " to " + cluster.nodes().get(i - 1).name();
        parts.add(names + " " + shares.get(from) + (i - from == 1 ? "" : " each"));
        from = i;
      }
    }
    return String.join(", ", parts);
  }

  /** Whether all nodes have the same share. */
  public static boolean areEqual(List<Integer> shares) {
    return IntStream.range(1, shares.size()).allMatch(i -> shares.get(i).equals(shares.get(0)));
  }
}
