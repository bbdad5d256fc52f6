package io.dpl.compiler.sql;

import io.dpl.compiler.rel.RexTraits;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * AND and OR, whose operands guard those behind them.
 *
 * <p>DuckDB evaluates all operands for all rows, except in WHERE, where it takes the conjuncts in
 * their order. So an operand that can fail is put in a CASE behind those before it.
 */
final class GuardWriter {

  private final ExpressionWriter expressions;
  private final Trace trace;

  GuardWriter(ExpressionWriter expressions, Trace trace) {
    this.expressions = expressions;
    this.trace = trace;
  }

  /** Anywhere in an expression. */
  String write(RexCall call) {
    List<String> texts = operands(call);
    boolean and = call.isA(SqlKind.AND);
    int last = 0;
    for (int i = 1; i < texts.size(); i++) {
      last = RexTraits.isFallible(call.getOperands().get(i)) ? i : last;
    }
    String word = and ? " AND " : " OR ";
    String text = join(word, texts.subList(last, texts.size()));
    String decided = and ? " IS FALSE THEN FALSE" : " IS TRUE THEN TRUE";
    for (int i = last - 1; i >= 0; i--) {
      String guard = texts.get(i);
      text =
          "(CASE WHEN " + guard + decided + " ELSE " + join(word, List.of(guard, text)) + " END)";
    }
    return text;
  }

  /** In WHERE. */
  String inOrder(RexCall and) {
    return join(" AND ", operands(and));
  }

  /** In ON: what can fail is looked at only where the rest holds, so it is no key. */
  String together(RexCall and) {
    List<String> texts = operands(and);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      boolean guarded = i > 0 && RexTraits.isFallible(and.getOperands().get(i));
      parts.add(
          guarded
              ? "(CASE WHEN "
                  + join(" AND ", texts.subList(0, i))
                  + " THEN "
                  + texts.get(i)
                  + " END)"
              : texts.get(i));
    }
    return join(" AND ", parts);
  }

  private List<String> operands(RexCall call) {
    boolean and = call.isA(SqlKind.AND);
    List<String> texts = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      String before = join(and ? " AND " : " OR ", texts);
      texts.add(
          texts.isEmpty()
              ? expressions.write(operand)
              : trace.under(
                  before + (and ? " IS NOT FALSE" : " IS NOT TRUE"),
                  () -> expressions.write(operand)));
    }
    return texts;
  }

  private static String join(String word, List<String> texts) {
    return texts.size() == 1 ? texts.get(0) : "(" + String.join(word, texts) + ")";
  }
}
