package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;

/** Subqueries in expressions; DuckDB decorrelates them. */
final class SubqueryWriter {

  private final RelationWriter relations;
  private final ExpressionWriter expressions;

  SubqueryWriter(RelationWriter relations, ExpressionWriter expressions) {
    this.relations = relations;
    this.expressions = expressions;
  }

  String write(RexSubQuery query) {
    String inner = relations.nested(expressions.scope().outer(), query.rel);
    return switch (query.getKind()) {
      case SCALAR_QUERY -> "(" + inner + ")";
      case EXISTS -> "EXISTS (" + inner + ")";
      case IN -> "(" + left(query) + " IN (" + inner + "))";
      case NOT_IN -> "(" + left(query) + " NOT IN (" + inner + "))";
      case SOME -> "(" + left(query) + " " + comparison(query) + " ANY (" + inner + "))";
      case ARRAY_QUERY_CONSTRUCTOR -> "ARRAY(" + inner + ")";
      default ->
          throw DplException.of(
              PlanCode.NOT_YET, Span.NONE, "a subquery of the kind " + query.getKind());
    };
  }

  private String left(RexSubQuery query) {
    List<String> operands = expressions.write(query.getOperands());
    return operands.size() == 1 ? operands.get(0) : "(" + String.join(", ", operands) + ")";
  }

  private static String comparison(RexSubQuery query) {
    SqlKind kind = ((SqlQuantifyOperator) query.getOperator()).comparisonKind;
    return kind.sql;
  }
}
