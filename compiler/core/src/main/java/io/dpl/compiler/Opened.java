package io.dpl.compiler;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.bind.LateParameters;
import java.util.List;
import java.util.Map;

/**
 * Puts values into a plan that was compiled with {@link LateParameters}.
 *
 * @param values SQL by the name of the parameter in lower case
 */
public record Opened(Map<String, String> values) {

  /** The plan with these values. */
  public StageGraph fill(StageGraph graph) {
    return values.isEmpty() ? graph : graph.with(graph.stages().stream().map(this::stage).toList());
  }

  private Stage stage(Stage stage) {
    return new Stage(
        stage.id(),
        stage.name(),
        stage.span(),
        stage.nodes().stream().map(this::node).toList(),
        stage.outputs(),
        stage.partitions(),
        stage.parallelism(),
        stage.determinacy(),
        stage.after(),
        stage.rows(),
        stage.bytes(),
        stage.rule());
  }

  private PlanNode node(PlanNode node) {
    return node instanceof Fragment f
        ? new Fragment(
            f.id(),
            f.inputs(),
            f.scans(),
            f.steps().stream().map(this::step).toList(),
            f.ordered(),
            f.alone(),
            f.schema())
        : node;
  }

  private Step step(Step step) {
    List<Fallible> fallible =
        step.fallible().stream()
            .map(
                f ->
                    new Fallible(
                        text(f.sql()),
                        f.arguments().stream().map(this::text).toList(),
                        f.span(),
                        f.what()))
            .toList();
    return new Step(step.name(), text(step.sql()), step.span(), step.from(), fallible);
  }

  /** Marks stand outside of quotes; what looks like one inside is the user's. */
  String text(String sql) {
    if (!sql.contains(LateParameters.MARK)) {
      return sql;
    }
    StringBuilder filled = new StringBuilder(sql.length() + 64);
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char sign = sql.charAt(i);
      if (quote == 0 && sql.startsWith(LateParameters.MARK, i)) {
        int end = i + LateParameters.MARK.length();
        while (end < sql.length() && isName(sql.charAt(end))) {
          end++;
        }
        String value = values.get(sql.substring(i + LateParameters.MARK.length(), end));
        filled.append(value == null ? sql.substring(i, end) : value);
        i = end - 1;
        continue;
      }
      if (quote == 0 ? sign == '\'' || sign == '"' : sign == quote) {
        quote = quote == 0 ? sign : 0;
      }
      filled.append(sign);
    }
    return filled.toString();
  }

  private static boolean isName(char sign) {
    return sign == '_' || Character.isLetterOrDigit(sign);
  }
}
