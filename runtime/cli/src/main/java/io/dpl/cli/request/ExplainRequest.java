package io.dpl.cli.request;

import io.dpl.api.cluster.ClusterSpec;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a plan.
 *
 * @param cluster what to plan for; empty for this process
 */
public record ExplainRequest(
    Script script, Map<String, String> parameters, Stage stage, Optional<ClusterSpec> cluster) {

  public ExplainRequest {
    parameters = Map.copyOf(parameters);
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
