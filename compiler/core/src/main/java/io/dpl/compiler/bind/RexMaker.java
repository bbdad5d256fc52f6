package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.TemplateOperator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Makes expressions of the logical plan, in DPL's types. */
final class RexMaker {

  private static final String ERROR = "$error";

  private final RexBuilder builder;
  private final RelTypes types;
  private final RexNode error;

  RexMaker(RelOptCluster cluster, RelTypes types) {
    this.builder = cluster.getRexBuilder();
    this.types = types;
    this.error = template(ERROR, "NULL", Simple.NULL, Traits.PURE, "", Span.NONE, List.of());
  }

  RexBuilder builder() {
    return builder;
  }

  RelTypes types() {
    return types;
  }

  /** Stands for a value that is wrong and was reported. */
  RexNode error() {
    return error;
  }

  boolean isError(RexNode node) {
    return node instanceof RexCall call && call.getOperator().getName().equals(ERROR);
  }

  boolean anyError(List<RexNode> nodes) {
    return nodes.stream().anyMatch(this::isError);
  }

  DplType type(RexNode node) {
    return types.toDpl(node.getType());
  }

  RexNode field(RelNode rel, int field) {
    return builder.makeInputRef(rel, field);
  }

  RexNode nullOf(DplType type) {
    return type == Simple.NULL
        ? builder.constantNull()
        : builder.makeNullLiteral(types.toRel(type, true));
  }

  RexNode bool(boolean value) {
    return builder.makeLiteral(value);
  }

  boolean isNull(RexNode node) {
    return node instanceof RexLiteral literal && literal.isNull();
  }

  /** One of Calcite's own operators; operands are converted already. */
  RexNode standard(SqlOperator operator, RexNode... operands) {
    return builder.makeCall(operator, operands);
  }

  RexNode standard(SqlOperator operator, List<RexNode> operands) {
    return builder.makeCall(operator, operands);
  }

  RexNode and(List<RexNode> conditions) {
    return RexUtil.composeConjunction(builder, conditions);
  }

  RexNode or(List<RexNode> conditions) {
    return RexUtil.composeDisjunction(builder, conditions);
  }

  RexNode not(RexNode condition) {
    return standard(SqlStdOperatorTable.NOT, condition);
  }

  /** A call that DuckDB computes as the template says. */
  RexNode template(
      String name,
      String template,
      DplType type,
      Traits traits,
      String what,
      Span span,
      List<RexNode> operands) {
    return template(name, SqlKind.OTHER_FUNCTION, template, type, traits, what, span, operands);
  }

  RexNode template(
      String name,
      SqlKind kind,
      String template,
      DplType type,
      Traits traits,
      String what,
      Span span,
      List<RexNode> operands) {
    var rel = types.toRel(type, true);
    var operator = new TemplateOperator(name, kind, template, rel, traits, what, span);
    return builder.makeCall(rel, operator, operands);
  }

  /** Converts without loss; the caller knows that it is allowed. */
  RexNode widen(RexNode node, DplType to) {
    DplType from = type(node);
    if (isError(node) || from.equals(to)) {
      return node;
    }
    if (isNull(node)) {
      return nullOf(to);
    }
    var wanted = types.toRel(to, node.getType().isNullable());
    return node instanceof RexLiteral literal && to.isNumeric()
        ? number(literal, to)
        : builder.makeAbstractCast(wanted, node, false);
  }

  private RexNode number(RexLiteral literal, DplType to) {
    BigDecimal value = literal.getValueAs(BigDecimal.class);
    if (value != null && to instanceof DplType.Decimal decimal) {
      value = value.setScale(decimal.scale(), RoundingMode.HALF_UP);
    }
    return new Literals(this).of(value, to);
  }
}
