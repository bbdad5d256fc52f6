package io.dpl.api.cluster;

import java.util.Map;

/**
 * One worker node.
 *
 * @param cpus slots for tasks
 * @param memoryBytes memory that DPL may use there
 * @param objectStoreBytes shared memory for packs, 0 in process
 */
public record NodeSpec(
    String name,
    int cpus,
    double gpus,
    long memoryBytes,
    long objectStoreBytes,
    Map<String, String> labels) {

  public NodeSpec {
    labels = Map.copyOf(labels);
  }
}
