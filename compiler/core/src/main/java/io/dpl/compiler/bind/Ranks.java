package io.dpl.compiler.bind;

import com.google.common.collect.ImmutableList;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.TemplateAggregate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Positions of rows within a group, for TOP and DISTINCT ON. */
final class Ranks {

  private final Session session;

  Ranks(Session session) {
    this.session = session;
  }

  /**
   * Whether a row is among the first of its group.
   *
   * @param function ROW_NUMBER, or RANK where ties count as one
   */
  RexNode upTo(
      String function,
      List<RexNode> keys,
      List<RexFieldCollation> order,
      long count,
      Flow flow,
      Span span) {
    RexMaker rex = session.rex();
    RelDataType type = rex.types().toRel(Simple.BIGINT, false);
    RexNode rank =
        rex.builder()
            .makeOver(
                type,
                new TemplateAggregate(definition(function), type, span),
                List.of(),
                keys,
                ImmutableList.copyOf(order),
                RexWindowBounds.UNBOUNDED_PRECEDING,
                RexWindowBounds.CURRENT_ROW,
                true,
                true,
                false,
                false,
                false);
    RexNode most = rex.builder().makeExactLiteral(BigDecimal.valueOf(count), type);
    return rex.standard(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, rank, most);
  }

  private static SqlAggregate definition(String function) {
    return new SqlAggregate(
        List.of(Signature.parse(function + "() -> BIGINT")),
        function.toLowerCase(Locale.ROOT) + "()",
        List.of(),
        List.of(),
        List.of(),
        "",
        false,
        true,
        Traits.PURE,
        new FunctionDoc("Windows", "Position of a row.", "", "", ""));
  }
}
