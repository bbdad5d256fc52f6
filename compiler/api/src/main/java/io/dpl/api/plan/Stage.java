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
 * @param rule what {@code partitions} came from, asked again with true numbers when the stages
 *     before have finished; {@link BarrierRule.Formula#FIXED} where nothing may change it
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
    long bytes,
    BarrierRule rule) {

  public Stage {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
    after = List.copyOf(after);
  }

  /** A stage whose number of partitions stays. */
  public Stage(
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
    this(
        id,
        name,
        span,
        nodes,
        outputs,
        partitions,
        parallelism,
        determinacy,
        after,
        rows,
        bytes,
        BarrierRule.fixed(partitions));
  }

  /** The same with other outputs. */
  public Stage with(List<Output> other) {
    return with(nodes, other, parallelism);
  }

  /** The same with other nodes. */
  public Stage withNodes(List<PlanNode> other) {
    return with(other, outputs, parallelism);
  }

  /** The same with another number of tasks at once on a node. */
  public Stage limited(int tasks) {
    return with(nodes, outputs, tasks);
  }

  private Stage with(List<PlanNode> body, List<Output> ends, int tasks) {
    return new Stage(
        id, name, span, body, ends, partitions, tasks, determinacy, after, rows, bytes, rule);
  }

  /** The node of an id. */
  public PlanNode node(int id) {
    return nodes.stream().filter(node -> node.id() == id).findFirst().orElseThrow();
  }

  /**
   * What is equal when a task of it runs again, the stages before it included: a stage is never
   * better than what it receives.
   */
  public enum Determinacy {
    /** The same bytes. */
    DETERMINATE,
    /** The same rows in any order: all threads of DuckDB, or unordered rows received. */
    UNORDERED,
    /**
     * Anything: a language model, HTTP, an unseeded random number, a batch-dependent model with
     * BATCH AUTO; or what depends on the order of unordered rows: LIMIT, ROW_NUMBER, ARRAY_AGG, the
     * shares of a round-robin.
     */
    INDETERMINATE
  }
}
