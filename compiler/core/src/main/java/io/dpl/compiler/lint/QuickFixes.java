package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Edit;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Partitioning;
import io.dpl.grammar.tree.Script;
import java.util.List;

/** Quick fixes that need the tree of the script, for lint that planning found. */
public final class QuickFixes {

  private QuickFixes() {}

  /** The warning with its edits, where there is a way. */
  public static Diagnostic complete(Diagnostic warning, Script script) {
    if (!warning.edits().isEmpty() || !warning.span().isKnown()) {
      return warning;
    }
    for (Chain chain : Chain.all((Node) script)) {
      int position = chain.position(warning.span());
      if (position >= 0) {
        Operator operator = chain.operators().get(position);
        if (warning.code() == LintCode.MODEL_WITHOUT_BATCH && operator instanceof Operator.Apply) {
          int start = operator.span().start();
          return warning.fixedBy(List.of(new Edit(start, start, "BATCH AUTO | ")));
        }
        if (warning.code() == LintCode.FEWER_PARTITIONS_THAN_NODES
            && operator instanceof Operator.Repartition repartition
            && repartition.partitioning() instanceof Partitioning.Count count
            && count.by() == null) {
          return warning.fixedBy(List.of(Edit.replace(operator.span(), "REPARTITION AUTO")));
        }
      }
    }
    return warning;
  }
}
