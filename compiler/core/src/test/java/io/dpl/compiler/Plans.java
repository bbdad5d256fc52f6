package io.dpl.compiler;

import com.google.common.collect.ImmutableList;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.TemplateAggregate;
import io.dpl.compiler.rel.TemplateOperator;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.tools.RelBuilder;

/** Makes plans for tests as the binder does: typed, with spans, nothing simplified. */
public final class Plans {

  public final RelOptCluster cluster = Clusters.create();
  public final RelTypes types = Clusters.types(cluster);
  public final RexBuilder rex = cluster.getRexBuilder();

  /** A place in a script. */
  public static Span span(int start, int end) {
    return new Span("test.dpl", start, end, 1, start + 1);
  }

  /** A builder that keeps what it is told. */
  public RelBuilder builder() {
    return RelFactories.LOGICAL_BUILDER
        .create(cluster, null)
        .transform(
            config ->
                config
                    .withSimplify(false)
                    .withSimplifyLimit(false)
                    .withSimplifyValues(false)
                    .withBloat(-1)
                    .withPruneInputOfAggregate(false));
  }

  public RelDataType type(String text) {
    return types.toRel(DplType.parse(text), true);
  }

  /** A constant of a type: null, Boolean, number or String. */
  public RexNode literal(Object value, String type) {
    RelDataType to = types.toRel(DplType.parse(type), value == null);
    if (value == null) {
      return rex.makeNullLiteral(to);
    }
    return value instanceof Boolean truth
        ? rex.makeLiteral(truth)
        : value instanceof Number number
            ? rex.makeLiteral(new BigDecimal(number.toString()), to, false)
            : rex.makeLiteral(value, to, false);
  }

  public RexNode integer(int value) {
    return literal(value, "INTEGER");
  }

  public RexNode text(String value) {
    return literal(value, "STRING");
  }

  public RexNode call(SqlOperator operator, RexNode... operands) {
    return rex.makeCall(operator, operands);
  }

  /** A call of the library. */
  public RexNode template(
      String name, String template, String type, Traits traits, Span span, RexNode... operands) {
    return rex.makeCall(
        new TemplateOperator(
            name, SqlKind.OTHER_FUNCTION, template, type(type), traits, name, span),
        operands);
  }

  /** A call of the library that cannot fail. */
  public RexNode pure(String template, String type, RexNode... operands) {
    return template(template, template, type, Traits.PURE, Span.NONE, operands);
  }

  /** An aggregate of the library. */
  public TemplateAggregate aggregate(String signature, String whole, String type) {
    Signature parsed = Signature.parse(signature);
    return new TemplateAggregate(
        new SqlAggregate(
            List.of(parsed),
            whole,
            List.of(),
            List.of(),
            List.of(),
            "",
            false,
            false,
            Traits.PURE,
            new FunctionDoc("", "", "", "", "")),
        type(type),
        Span.NONE);
  }

  /** Rows of constants: {@code values("a INTEGER, b STRING", 1, "x", 2, null)}. */
  public RelNode values(String columns, Object... cells) {
    RelDataType row = type("STRUCT(" + columns + ")");
    RelDataType plain = cluster.getTypeFactory().createStructType(row.getFieldList());
    int width = plain.getFieldCount();
    ImmutableList.Builder<ImmutableList<RexLiteral>> rows = ImmutableList.builder();
    for (int i = 0; i < cells.length; i += width) {
      ImmutableList.Builder<RexLiteral> cell = ImmutableList.builder();
      for (int j = 0; j < width; j++) {
        String type = types.toDpl(plain.getFieldList().get(j).getType()).text();
        cell.add((RexLiteral) literal(cells[i + j], type));
      }
      rows.add(cell.build());
    }
    return LogicalValues.create(cluster, plain, rows.build());
  }
}
