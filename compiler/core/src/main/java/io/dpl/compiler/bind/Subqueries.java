package io.dpl.compiler.bind;

import com.google.common.collect.ImmutableList;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Conversions;
import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** Pipelines in expressions: one value, IN, EXISTS, ARRAY. */
final class Subqueries {

  private final ExpressionBinder binder;
  private final Session session;
  private final RexMaker rex;

  Subqueries(ExpressionBinder binder) {
    this.binder = binder;
    this.session = binder.session();
    this.rex = session.rex();
  }

  private Flow flow(Pipeline pipeline) {
    return new PipelineBinder(session).rows(pipeline, binder.scope(), "a subquery");
  }

  /** Its only column, in the order that is live. */
  private Optional<RelNode> column(Pipeline pipeline, Span span, boolean keepOrder) {
    Flow flow = flow(pipeline);
    if (flow.isBroken()) {
      return Optional.empty();
    }
    int columns = flow.shown().size();
    if (columns != 1) {
      binder.error(
          TypeCode.COLUMN_COUNT,
          span,
          "the subquery has " + columns + " columns, one is wanted",
          "end it with | SELECT and the column");
      return Optional.empty();
    }
    return Optional.of(keepOrder ? sorted(flow) : session.rels().arranged(flow.unordered()).rel());
  }

  private RelNode sorted(Flow flow) {
    Flow arranged = session.rels().arranged(flow);
    if (arranged.order().isEmpty()) {
      return arranged.rel();
    }
    RelNode sorted = session.rels().sort(arranged, null, null);
    return session
        .rels()
        .project(
            sorted,
            List.of(rex.field(sorted, 0)),
            List.of(sorted.getRowType().getFieldNames().get(0)),
            Set.of());
  }

  RexNode scalar(Expression.Subquery node) {
    return column(node.pipeline(), node.span(), false)
        .map(rel -> (RexNode) RexSubQuery.scalar(rel))
        .orElse(rex.error());
  }

  RexNode array(Expression.ArraySubquery node) {
    return column(node.pipeline(), node.span(), true)
        .map(rel -> (RexNode) RexSubQuery.array(rel))
        .orElse(rex.error());
  }

  RexNode exists(Expression.Exists node) {
    Flow flow = flow(node.pipeline());
    return flow.isBroken() ? rex.error() : RexSubQuery.exists(flow.rel());
  }

  RexNode in(Expression.InPipeline node) {
    Operand value = binder.operand(node.value());
    Optional<RelNode> column = column(node.pipeline(), node.pipeline().span(), false);
    if (column.isEmpty() || rex.isError(value.rex())) {
      return rex.error();
    }
    RelNode rel = column.get();
    RexNode element = rex.field(rel, 0);
    DplType type = rex.type(element);
    Optional<DplType> common = Conversions.common(value.type(), type);
    if (common.isEmpty()) {
      return binder.error(
          TypeCode.NO_COMMON_TYPE,
          node.span(),
          value.type() + " and " + type + " cannot be compared",
          "write " + value.cast(type));
    }
    RelNode converted =
        session
            .rels()
            .project(
                rel,
                List.of(rex.widen(element, common.get())),
                rel.getRowType().getFieldNames(),
                Set.of());
    RexNode found =
        RexSubQuery.in(converted, ImmutableList.of(rex.widen(value.rex(), common.get())));
    return node.negated() ? rex.not(found) : found;
  }
}
