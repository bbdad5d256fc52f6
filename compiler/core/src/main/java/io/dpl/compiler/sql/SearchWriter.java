package io.dpl.compiler.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Sarg;

/** SEARCH, Calcite's form of IN lists and ranges: points as IN, ranges as comparisons. */
final class SearchWriter {

  private final RexBuilder builder;
  private final ExpressionWriter expressions;

  SearchWriter(RexBuilder builder, ExpressionWriter expressions) {
    this.builder = builder;
    this.expressions = expressions;
  }

  String write(RexCall search) {
    RexLiteral constant = (RexLiteral) search.getOperands().get(1);
    Sarg<?> sarg = constant.getValueAs(Sarg.class);
    if (sarg.isPoints() && sarg.pointCount > 1) {
      return in(search, sarg, " IN ", sarg.nullAs);
    }
    if (sarg.isComplementedPoints() && sarg.pointCount > 1) {
      return in(search, sarg.negate(), " NOT IN ", sarg.nullAs);
    }
    return expressions.write(RexUtil.expandSearch(builder, null, search));
  }

  private String in(RexCall search, Sarg<?> points, String word, RexUnknownAs nulls) {
    RexNode operand = search.getOperands().get(0);
    String value = expressions.write(operand);
    List<String> items =
        points.rangeSet.asRanges().stream()
            .map(
                range ->
                    expressions.write(
                        builder.makeLiteral(
                            range.lowerEndpoint(),
                            search.getOperands().get(1).getType(),
                            true,
                            false)))
            .toList();
    String list = value + word + items.stream().collect(Collectors.joining(", ", "(", ")"));
    return switch (nulls) {
      case UNKNOWN -> "(" + list + ")";
      case TRUE -> "(" + value + " IS NULL OR " + list + ")";
      case FALSE -> "(" + value + " IS NOT NULL AND " + list + ")";
    };
  }
}
