package io.dpl.compiler;

import com.google.common.collect.ImmutableList;
import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.Source;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.rel.TemplateAggregate;
import io.dpl.compiler.rel.TemplateOperator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlExplainLevel;
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

  /** A source of a format with these columns, statistics and rows. */
  public SourceScan source(String name, String format, long rows, String columns) {
    Schema schema =
        new Schema(((DplType.Struct) DplType.parse("STRUCT(" + columns + ")")).fields());
    SourceDescription description =
        new SourceDescription(
            schema, Schema.of(), List.of(), rows, true, rows * 1_000_000, Map.of());
    ReadRequest request = new ReadRequest(format, List.of(name), null, Map.of(), Span.NONE);
    Source source = new Source(name, request, new NoConnector(format), description, -1, null);
    return SourceScan.create(cluster, source, schema.names());
  }

  /** A heavy function of one result. */
  public ApplyCall heavy(
      RelNode input, String name, Traits traits, long bytes, String type, Integer... arguments) {
    return ApplyCall.create(
        input,
        new CallTarget.Function(new NoFunction(name, traits, bytes), Map.of()),
        List.of(arguments),
        -1,
        List.of(column(name.toLowerCase(java.util.Locale.ROOT), type)),
        Span.NONE);
  }

  /** A deterministic heavy function. */
  public ApplyCall heavy(RelNode input, String name, String type, Integer... arguments) {
    return heavy(input, name, Traits.FALLIBLE, 1_000_000, type, arguments);
  }

  /** A model of these outputs. */
  public ApplyCall model(RelNode input, String name, String outputs, Integer... arguments) {
    List<Field> fields = ((DplType.Struct) DplType.parse("STRUCT(" + outputs + ")")).fields();
    ModelDeclaration declaration =
        new ModelDeclaration(name, List.of(), fields, "BUILTIN", name, Map.of(), Span.NONE);
    ModelSignature signature =
        new ModelSignature(
            List.of(), fields, Traits.PURE, new Cost(0.01, 1536, 2), 1 << 20, 1 << 10, 64, 256);
    CallTarget.Model target =
        new CallTarget.Model(name, declaration, signature, null, 0, 0, 1, 0, 0);
    return ApplyCall.create(
        input,
        target,
        List.of(arguments),
        -1,
        fields.stream().map(field -> column(field.name(), field.type().text())).toList(),
        Span.NONE);
  }

  public RelDataTypeField column(String name, String type) {
    return new RelDataTypeFieldImpl(name, 0, type(type));
  }

  /** Its plan as text, without ids. */
  public static String text(RelNode rel) {
    return RelOptUtil.toString(rel, SqlExplainLevel.EXPPLAN_ATTRIBUTES).replace("\r", "").strip();
  }

  private record NoFunction(String name, Traits traits, long bytes) implements HeavyFunction {
    @Override
    public List<Signature> signatures() {
      return List.of(Signature.parse(name + "(a ANY) -> BLOB"));
    }

    @Override
    public FunctionDoc doc() {
      return new FunctionDoc("", "", "", "", "");
    }

    @Override
    public Cost cost() {
      return new Cost(0.001, bytes, 2);
    }

    @Override
    public HeavyOperator open(Map<String, Object> options, RunContext context) {
      throw new UnsupportedOperationException("plans only");
    }
  }

  private record NoConnector(String name) implements Connector {
    @Override
    public FunctionDoc doc() {
      return new FunctionDoc("", "", "", "", "");
    }

    @Override
    public List<OptionDoc> options() {
      return List.of();
    }

    @Override
    public SourceDescription describe(ReadRequest request, Probe probe) {
      throw new UnsupportedOperationException("plans only");
    }

    @Override
    public List<Split> split(
        ReadRequest request,
        SourceDescription source,
        List<String> columns,
        SplitTarget target,
        Probe probe) {
      throw new UnsupportedOperationException("plans only");
    }

    @Override
    public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
      SqlScan scan = (asked, schema, names, split) -> "";
      return scan;
    }
  }
}
