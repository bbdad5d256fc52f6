package io.dpl.api.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a plan is made for: from a backend, from {@code --cluster} or from the text of an EXPLAIN.
 */
public record ClusterSpec(List<NodeSpec> nodes) {

  public ClusterSpec {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a cluster has at least one node");
    }
  }

  /** One node: this process. */
  public static ClusterSpec local(int cpus, long memoryBytes) {
    return new ClusterSpec(List.of(new NodeSpec("local", cpus, 0, memoryBytes, 0, Map.of())));
  }

  /**
   * Reads {@code nodes=4 cpus=16 gpus=1 memory=64GiB}; cpus, gpus and memory are a node's. Nodes of
   * several kinds stand behind one another: {@code nodes=3 cpus=4; nodes=1 cpus=16 gpus=2}.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static ClusterSpec parse(String text) {
    List<NodeSpec> nodes = new ArrayList<>();
    for (String kind : text.strip().split(";")) {
      add(kind.strip(), nodes);
    }
    return new ClusterSpec(nodes);
  }

  private static void add(String text, List<NodeSpec> nodes) {
    Map<String, String> values =
        new HashMap<>(
            Map.of("nodes", "1", "cpus", "1", "gpus", "0", "memory", "8GiB", "object_store", "0"));
    for (String part : text.split("[\\s,]+")) {
      String[] pair = part.split("=", 2);
      if (pair.length < 2 || values.replace(pair[0].toLowerCase(Locale.ROOT), pair[1]) == null) {
        throw new IllegalArgumentException(
            "'" + part + "' is not nodes=N, cpus=N, gpus=N, memory=SIZE or object_store=SIZE");
      }
    }
    try {
      for (int i = Integer.parseInt(values.get("nodes")); i > 0; i--) {
        nodes.add(
            new NodeSpec(
                "node" + (nodes.size() + 1),
                Integer.parseInt(values.get("cpus")),
                Double.parseDouble(values.get("gpus")),
                Bytes.parse(values.get("memory")),
                Bytes.parse(values.get("object_store")),
                Map.of()));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number in: " + text, e);
    }
  }

  /** As many nodes of the kind of the first. */
  public ClusterSpec sized(int count) {
    NodeSpec kind = nodes.get(0);
    List<NodeSpec> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.add(
          new NodeSpec(
              "node" + i,
              kind.cpus(),
              kind.gpus(),
              kind.memoryBytes(),
              kind.objectStoreBytes(),
              kind.labels()));
    }
    return new ClusterSpec(all);
  }

  /** Slots of all nodes. */
  public int cpus() {
    return nodes.stream().mapToInt(NodeSpec::cpus).sum();
  }

  /** Least memory of a node. */
  public long memoryBytes() {
    return nodes.stream().mapToLong(NodeSpec::memoryBytes).min().orElse(0);
  }

  /** Whether it is one node, where nothing is shuffled unless forced. */
  public boolean isSingle() {
    return nodes.size() == 1;
  }
}
