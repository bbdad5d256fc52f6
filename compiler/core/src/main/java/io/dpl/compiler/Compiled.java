package io.dpl.compiler;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.explain.Explain;
import io.dpl.compiler.explain.LogicalText;
import io.dpl.compiler.explain.Mermaid;
import io.dpl.compiler.explain.Tasks;
import io.dpl.compiler.explain.page.Measured;
import io.dpl.compiler.explain.page.PlanPage;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Settings;
import io.dpl.grammar.tree.Script;
import java.util.List;
import java.util.Optional;

/**
 * A compiled script with each of its forms.
 *
 * @param graph what the engine runs
 * @param warnings of binding, planning and lint, sorted by place
 * @param settings as they stand at the end of the script
 * @param cluster what it was planned for
 */
public record Compiled(
    Script script,
    LogicalPlan logical,
    LogicalPlan optimized,
    StageGraph graph,
    List<Diagnostic> warnings,
    Settings settings,
    ClusterSpec cluster) {

  public Compiled {
    warnings = List.copyOf(warnings);
  }

  /** A form as text, as {@code dpl explain --stage} prints it. */
  public String explain(Form form) {
    return switch (form) {
      case SYNTAX -> LogicalText.syntax(script);
      case TYPES -> LogicalText.types(logical);
      case LOGICAL -> LogicalText.plan(logical);
      case OPTIMIZED -> LogicalText.plan(optimized);
      case STAGES -> Explain.stages(graph);
      case TASKS -> Tasks.of(graph, cluster);
    };
  }

  /** The stages, or the calls of the workers, as a Mermaid flowchart. */
  public String mermaid(Form form) {
    return form == Form.TASKS ? Tasks.mermaid(graph, cluster) : Mermaid.stages(graph);
  }

  /** The stages as an HTML page, after a run with what was measured. */
  public String html(StageGraph graph, Optional<Measured> measured) {
    return PlanPage.of(script.span().source(), graph, cluster, measured);
  }

  /** The forms of a script, in the order in which they are made. */
  public enum Form {
    SYNTAX,
    TYPES,
    LOGICAL,
    OPTIMIZED,
    STAGES,
    TASKS
  }
}
