package io.dpl.cli.request;

import io.dpl.api.cluster.ClusterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a plan.
 *
 * @param cluster what to plan for; empty for this process
 * @param sizes numbers of nodes to plan for, for a table; empty for one plan
 * @param analyze whether it is run, too, to show what was measured beside what was predicted
 */
public record ExplainRequest(
    Script script,
    Map<String, String> parameters,
    Stage stage,
    Format format,
    Optional<ClusterSpec> cluster,
    List<Integer> sizes,
    boolean analyze) {

  public ExplainRequest {
    parameters = Map.copyOf(parameters);
    sizes = List.copyOf(sizes);
  }

  /** How a plan is written. */
  public enum Format {
    TEXT,
    JSON,
    MERMAID,
    HTML
  }

  /** The forms that a script goes through. */
  public enum Stage {
    SYNTAX,
    TYPES,
    LOGICAL,
    OPTIMIZED,
    STAGES,
    TASKS
  }
}
