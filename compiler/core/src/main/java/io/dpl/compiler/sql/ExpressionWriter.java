package io.dpl.compiler.sql;

import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.TemplateOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Expressions over one row. Every text is complete in itself: it can stand as an operand of
 * anything.
 */
final class ExpressionWriter {

  private final RelationWriter relations;
  private final Scope scope;
  private final Trace trace;
  private final Literals literals;
  private final Map<String, String> lambdaNames = new HashMap<>();

  ExpressionWriter(RelationWriter relations, Scope scope, Trace trace) {
    this.relations = relations;
    this.scope = scope;
    this.trace = trace;
    this.literals = relations.literals();
  }

  Scope scope() {
    return scope;
  }

  List<String> write(List<? extends RexNode> expressions) {
    List<String> texts = new ArrayList<>();
    expressions.forEach(expression -> texts.add(write(expression)));
    return texts;
  }

  /** A condition of WHERE, whose conjuncts DuckDB evaluates in their order. */
  String where(RexNode condition) {
    return condition.isA(SqlKind.AND)
        ? new GuardWriter(this, trace).inOrder((RexCall) condition)
        : write(condition);
  }

  /** A condition of ON, whose conjuncts DuckDB sends to the sides. */
  String on(RexNode condition) {
    return condition.isA(SqlKind.AND)
        ? new GuardWriter(this, trace).together((RexCall) condition)
        : write(condition);
  }

  String write(RexNode expression) {
    if (expression instanceof RexInputRef ref) {
      return scope.columns().get(ref.getIndex());
    }
    if (expression instanceof RexLiteral literal) {
      return literals.write(literal);
    }
    if (expression instanceof RexFieldAccess access) {
      return field(access);
    }
    if (expression instanceof RexLambdaRef ref) {
      return lambdaNames.getOrDefault(ref.getName(), DuckTypes.quoted(ref.getName()));
    }
    if (expression instanceof RexLambda lambda) {
      return trace.muted(() -> lambda(lambda));
    }
    if (expression instanceof RexSubQuery query) {
      return trace.muted(() -> new SubqueryWriter(relations, this).write(query));
    }
    if (expression instanceof RexOver over) {
      return new WindowWriter(this, literals).write(over);
    }
    if (expression instanceof RexCall call) {
      return call.getOperator() instanceof TemplateOperator template
          ? template(template, call)
          : operator(call);
    }
    throw new IllegalStateException("no SQL for " + expression);
  }

  private String field(RexFieldAccess access) {
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      List<String> outer = scope.outer().get(variable.id);
      if (outer == null) {
        throw new IllegalStateException("no row in scope for " + access);
      }
      return outer.get(access.getField().getIndex());
    }
    return "struct_extract("
        + write(access.getReferenceExpr())
        + ", "
        + DuckTypes.literal(access.getField().getName())
        + ")";
  }

  /** Parameters get names that no column has, so that none hides a column of the body. */
  private String lambda(RexLambda lambda) {
    Map<String, String> before = Map.copyOf(lambdaNames);
    List<String> names = new ArrayList<>();
    for (RexLambdaRef parameter : lambda.getParameters()) {
      String name = DuckTypes.quoted(parameter.getName() + "#" + lambdaNames.size());
      lambdaNames.put(parameter.getName(), name);
      names.add(name);
    }
    String text = "lambda " + String.join(", ", names) + ": " + write(lambda.getExpression());
    lambdaNames.clear();
    lambdaNames.putAll(before);
    return text;
  }

  private String template(TemplateOperator operator, RexCall call) {
    trace.at(operator.span());
    boolean caught = operator.template().startsWith("TRY(");
    List<String> operands = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      operands.add(
          caught
              ? trace.muted(() -> write(operand))
              : operator.template().startsWith("coalesce(") && !operands.isEmpty()
                  ? trace.under(
                      operands.get(operands.size() - 1) + " IS NULL", () -> write(operand))
                  : write(operand));
    }
    String sql = Templates.operand(Templates.fill(operator.template(), operands));
    FallibleLambda inner = FallibleLambda.in(call);
    if (operator.traits().fallible()) {
      trace.add(sql, values(call, operands), operator.span(), operator.what());
    } else if (inner != null && !caught) {
      trace.add(sql, values(call, operands), inner.span(), inner.what());
    }
    return sql;
  }

  private static List<String> values(RexCall call, List<String> operands) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      if (!(call.getOperands().get(i) instanceof RexLambda)) {
        values.add(operands.get(i));
      }
    }
    return values;
  }

  private String operator(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case EQUALS -> infix(call, "=");
      case NOT_EQUALS -> infix(call, "<>");
      case LESS_THAN -> infix(call, "<");
      case LESS_THAN_OR_EQUAL -> infix(call, "<=");
      case GREATER_THAN -> infix(call, ">");
      case GREATER_THAN_OR_EQUAL -> infix(call, ">=");
      case IS_DISTINCT_FROM -> infix(call, "IS DISTINCT FROM");
      case IS_NOT_DISTINCT_FROM -> infix(call, "IS NOT DISTINCT FROM");
      case PLUS -> infix(call, "+");
      case MINUS -> infix(call, "-");
      case TIMES -> infix(call, "*");
      case DIVIDE -> infix(call, "/");
      case MOD -> infix(call, "%");
      case AND, OR -> new GuardWriter(this, trace).write(call);
      case NOT -> "(NOT " + write(operands.get(0)) + ")";
      case MINUS_PREFIX -> "(-" + write(operands.get(0)) + ")";
      case IS_NULL, IS_UNKNOWN -> postfix(call, "IS NULL");
      case IS_NOT_NULL -> postfix(call, "IS NOT NULL");
      case IS_TRUE -> postfix(call, "IS TRUE");
      case IS_NOT_TRUE -> postfix(call, "IS NOT TRUE");
      case IS_FALSE -> postfix(call, "IS FALSE");
      case IS_NOT_FALSE -> postfix(call, "IS NOT FALSE");
      case CASE -> conditional(operands);
      case COALESCE -> coalesce(operands);
      case NULLIF -> "nullif(" + String.join(", ", write(operands)) + ")";
      case CAST, REINTERPRET -> literals.cast(write(operands.get(0)), call.getType());
      case SAFE_CAST -> "TRY_" + literals.cast(write(operands.get(0)), call.getType());
      case LIKE -> like(call);
      case SEARCH -> new SearchWriter(relations.rexBuilder(), this).write(call);
      case ROW -> Literals.struct(call.getType().getFieldNames(), write(operands));
      case ARRAY_VALUE_CONSTRUCTOR ->
          literals.cast("[" + String.join(", ", write(operands)) + "]", call.getType());
      case MAP_VALUE_CONSTRUCTOR -> literals.cast(map(operands), call.getType());
      case ITEM -> write(operands.get(0)) + "[" + write(operands.get(1)) + "]";
      default -> {
        if (call.getOperator().getName().equals("||")) {
          yield infix(call, "||");
        }
        throw new IllegalStateException(
            "no SQL for the operator " + call.getOperator() + " of kind " + call.getKind());
      }
    };
  }

  private String infix(RexCall call, String operator) {
    return write(call.getOperands()).stream()
        .collect(Collectors.joining(" " + operator + " ", "(", ")"));
  }

  private String postfix(RexCall call, String operator) {
    return "(" + write(call.getOperands().get(0)) + " " + operator + ")";
  }

  private String conditional(List<RexNode> operands) {
    StringBuilder text = new StringBuilder("CASE");
    List<String> earlier = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      RexNode value = operands.get(i + 1);
      String when = underAll(earlier, operands.get(i));
      List<String> reached = new ArrayList<>(earlier);
      reached.add(when);
      text.append(" WHEN ").append(when).append(" THEN ").append(underAll(reached, value));
      earlier.add("(" + when + " IS NOT TRUE)");
    }
    RexNode last = operands.get(operands.size() - 1);
    if (!(last instanceof RexLiteral literal && literal.isNull())) {
      text.append(" ELSE ").append(underAll(earlier, last));
    }
    return "(" + text.append(" END)");
  }

  private String underAll(List<String> conditions, RexNode part) {
    return conditions.isEmpty()
        ? write(part)
        : trace.under(String.join(" AND ", conditions), () -> write(part));
  }

  private String coalesce(List<RexNode> operands) {
    List<String> texts = new ArrayList<>();
    for (RexNode operand : operands) {
      texts.add(
          texts.isEmpty()
              ? write(operand)
              : trace.under(texts.get(texts.size() - 1) + " IS NULL", () -> write(operand)));
    }
    return "coalesce(" + String.join(", ", texts) + ")";
  }

  private String like(RexCall call) {
    List<String> operands = write(call.getOperands());
    String word = call.getOperator().getName();
    String escape = operands.size() > 2 ? " ESCAPE " + operands.get(2) : "";
    return "(" + operands.get(0) + " " + word + " " + operands.get(1) + escape + ")";
  }

  private String map(List<RexNode> operands) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      entries.add(write(operands.get(i)) + ": " + write(operands.get(i + 1)));
    }
    return "MAP {" + String.join(", ", entries) + "}";
  }
}
