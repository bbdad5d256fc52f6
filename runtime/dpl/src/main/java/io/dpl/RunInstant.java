package io.dpl;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives {@code now()} one value in a whole run. DuckDB would take the time of each query, and a run
 * is many, on several nodes.
 */
final class RunInstant {

  private static final String CALL = "now()";

  /** A text or a name in quotes, or the call; names of ours always stand in quotes. */
  private static final Pattern QUOTED_OR_CALL = Pattern.compile("'[^']*'|\"[^\"]*\"|\\bnow\\(\\)");

  private final String literal;

  /** Units: microseconds, as TIMESTAMPTZ has them. */
  RunInstant(Instant time) {
    this.literal = "TIMESTAMPTZ '" + time.truncatedTo(ChronoUnit.MICROS) + "'";
  }

  /** The plan for a run that starts at this time. */
  StageGraph bind(StageGraph graph) {
    return graph.stages().stream().anyMatch(this::asks)
        ? graph.with(graph.stages().stream().map(this::bind).toList())
        : graph;
  }

  private boolean asks(Stage stage) {
    return stage.nodes().stream()
        .anyMatch(
            node ->
                node instanceof Fragment fragment
                    && fragment.steps().stream().anyMatch(step -> step.sql().contains(CALL)));
  }

  private Stage bind(Stage stage) {
    return stage.withNodes(stage.nodes().stream().map(this::bind).toList());
  }

  private PlanNode bind(PlanNode node) {
    return node instanceof Fragment fragment
        ? fragment.with(fragment.steps().stream().map(this::bind).toList())
        : node;
  }

  private Fragment.Step bind(Fragment.Step step) {
    List<Fragment.Fallible> fallible =
        step.fallible().stream()
            .map(
                each ->
                    new Fragment.Fallible(
                        sql(each.sql()),
                        each.arguments().stream().map(this::sql).toList(),
                        each.span(),
                        each.what()))
            .toList();
    return new Fragment.Step(step.name(), sql(step.sql()), step.span(), step.from(), fallible);
  }

  private String sql(String sql) {
    return QUOTED_OR_CALL
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group().equals(CALL) ? literal : found.group()));
  }
}
