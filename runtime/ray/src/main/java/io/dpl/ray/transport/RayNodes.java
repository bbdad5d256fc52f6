package io.dpl.ray.transport;

import io.dpl.api.cluster.NodeSpec;
import io.ray.api.Ray;
import io.ray.api.runtimecontext.NodeInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The living nodes of the cluster that have processors, in the order of their addresses. */
final class RayNodes {

  private static final long SHARE = 4;
  private static final long MOST_HEAP_BYTES = 8L << 30;

  /** Of a node's own resource: enough to be placed there, little enough for many workers. */
  static final double PIN = 0.001;

  private RayNodes() {}

  /** The resource that only this node has. */
  static String own(String node) {
    return "node:" + node;
  }

  /** Those that can start workers. */
  static List<NodeSpec> now(JavaNodes java) {
    List<NodeInfo> living =
        Ray.getRuntimeContext().getAllNodeInfo().stream()
            .filter(node -> node.isAlive && amount(node, "CPU") >= 1)
            .toList();
    return java.of(living).stream()
        .map(RayNodes::spec)
        .sorted(Comparator.comparing(NodeSpec::name))
        .toList();
  }

  /** Heap of a worker: the quarter of the node's memory that is not for data. */
  static long heapBytes(NodeSpec node) {
    return heapOf(node.memoryBytes() * SHARE / (SHARE - 1));
  }

  private static long heapOf(long memoryBytes) {
    return Math.min(MOST_HEAP_BYTES, memoryBytes / SHARE);
  }

  private static NodeSpec spec(NodeInfo node) {
    long memory = (long) amount(node, "memory");
    Map<String, String> labels = new HashMap<>();
    labels.put("host", node.nodeHostname);
    return new NodeSpec(
        node.nodeAddress,
        (int) amount(node, "CPU"),
        amount(node, "GPU"),
        memory - heapOf(memory),
        (long) amount(node, "object_store_memory"),
        labels);
  }

  private static double amount(NodeInfo node, String resource) {
    return node.resources.getOrDefault(resource, 0.0);
  }
}
