package io.dpl.compiler.rel;

import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * A script as relational plans: one a sink, and those that several of them share.
 *
 * @param shared in an order in which each uses only earlier ones
 * @param sinks in the order of the script
 */
public record LogicalPlan(List<Shared> shared, List<Sink> sinks) {

  public LogicalPlan {
    shared = List.copyOf(shared);
    sinks = List.copyOf(sinks);
  }

  /**
   * A plan that several {@link SharedScan}s read.
   *
   * @param forced computed once whatever it costs: CACHE, TEE, FORK, or another result at each run
   */
  public record Shared(String name, RelNode rel, boolean forced) {}
}
