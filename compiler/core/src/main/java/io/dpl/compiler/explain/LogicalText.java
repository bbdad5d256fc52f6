package io.dpl.compiler.explain;

import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import io.dpl.grammar.tree.Script;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** The forms before the stages as text. */
public final class LogicalText {

  private LogicalText() {}

  /** The syntax tree, one statement a paragraph. */
  public static String syntax(Script script) {
    return TreeText.of(script);
  }

  /** Columns and types of each shared plan and sink. */
  public static String types(LogicalPlan plan) {
    StringBuilder text = new StringBuilder();
    plan.shared()
        .forEach(
            shared ->
                text.append(shared.name()).append(' ').append(row(shared.rel())).append('\n'));
    plan.sinks()
        .forEach(sink -> text.append(head(sink)).append(' ').append(row(sink.rel())).append('\n'));
    return text.toString();
  }

  /** The relational plans. */
  public static String plan(LogicalPlan plan) {
    StringBuilder text = new StringBuilder();
    plan.shared()
        .forEach(
            shared ->
                text.append("shared ")
                    .append(shared.name())
                    .append('\n')
                    .append(tree(shared.rel())));
    plan.sinks().forEach(sink -> text.append(head(sink)).append('\n').append(tree(sink.rel())));
    return text.toString();
  }

  private static String head(Sink sink) {
    if (sink instanceof Sink.Write write) {
      return "write " + write.format() + " '" + write.location() + "'";
    }
    return sink instanceof Sink.Explain ? "explain" : "result";
  }

  private static String row(RelNode rel) {
    return Clusters.types(rel.getCluster()).schema(rel.getRowType()).toString();
  }

  private static String tree(RelNode rel) {
    return RelOptUtil.toString(rel, SqlExplainLevel.EXPPLAN_ATTRIBUTES).indent(2);
  }
}
