package io.dpl.api.plan;

import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model of a plan.
 *
 * @param key provider, location, content and options: what is loaded once a process
 * @param slots runs at once on a node, 0 for as many as there are processors; on a cluster with
 *     unequal nodes the most of one
 * @param nodeSlots runs at once by name of the node, for a plan for several nodes; a node with 0
 *     cannot hold the model, and no task that calls it runs there. Empty for one node
 */
public record ModelUse(
    String key,
    ModelDeclaration declaration,
    ModelSignature signature,
    int slots,
    Map<String, Integer> nodeSlots) {

  public ModelUse {
    nodeSlots = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodeSlots));
  }

  /** A model on equal nodes. */
  public ModelUse(String key, ModelDeclaration declaration, ModelSignature signature, int slots) {
    this(key, declaration, signature, slots, Map.of());
  }

  /** Runs at once on a node, 0 for as many as it has processors. */
  public int slotsOn(String node) {
    return nodeSlots.isEmpty() ? slots : nodeSlots.getOrDefault(node, 0);
  }
}
