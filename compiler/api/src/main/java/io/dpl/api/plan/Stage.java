package io.dpl.api.plan;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/**
 * A piece of the plan that runs as one streaming pull pipeline per partition: a tree of nodes with
 * one or more outputs. A node that several nodes or outputs read is computed once; the branches do
 * not meet again inside the stage.
 *
 * @param id unique in the graph, from 1
 * @param name short, for people: {@code "read, embed, write"}
 * @param nodes inputs before those that read them
 * @param partitions tasks of the stage; scans have as many splits, unless they are deferred
 * @param parallelism most tasks at once on a node, from the memory rule; 0 for as many as there are
 *     slots
 * @param after stages whose sinks must be visible before this one starts (it reads what they write)
 * @param rows estimate of rows out
 * @param bytes estimate of bytes out
 */
public record Stage(
    int id,
    String name,
    Span span,
    List<PlanNode> nodes,
    List<Output> outputs,
    int partitions,
    int parallelism,
    Determinacy determinacy,
    List<Integer> after,
    long rows,
    long bytes) {

  public Stage {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
    after = List.copyOf(after);
  }

  /** The node of an id. */
  public PlanNode node(int id) {
    return nodes.stream().filter(node -> node.id() == id).findFirst().orElseThrow();
  }

  /** What is equal when a task of it runs again. */
  public enum Determinacy {
    /** The same bytes. */
    DETERMINATE,
    /** The same rows in any order. */
    UNORDERED,
    /** Anything: a language model, HTTP, an unseeded random number. */
    INDETERMINATE
  }
}
