package io.dpl.compiler.optimize;

import static io.dpl.compiler.optimize.RuleAssert.assertRule;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Traits;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.Unnest;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Test;

class FilterRulesTest {

  private final Plans p = new Plans();
  private final RelNode files = p.source("files", "PARQUET", 1000, "path STRING, size BIGINT");

  private RexNode field(RelNode rel, int i) {
    return p.rex.makeInputRef(rel, i);
  }

  private RexNode large(RelNode rel, int i) {
    return p.call(GREATER_THAN, field(rel, i), p.literal(10, "BIGINT"));
  }

  private RexNode fallible(RelNode rel, int i) {
    return p.call(
        GREATER_THAN,
        p.template(
            "CAST", "CAST({0} AS BIGINT)", "BIGINT", Traits.FALLIBLE, Span.NONE, field(rel, i)),
        p.literal(10, "BIGINT"));
  }

  private RexNode random() {
    return p.call(
        GREATER_THAN,
        p.template("RANDOM", "random()", "DOUBLE", Traits.VOLATILE, Span.NONE),
        p.literal(0.5, "DOUBLE"));
  }

  private RelNode where(RelNode rel, RexNode... conditions) {
    return LogicalFilter.create(
        rel, conditions.length == 1 ? conditions[0] : p.rex.makeCall(AND, List.of(conditions)));
  }

  private RelNode project(RelNode rel, List<String> names, RexNode... items) {
    return LogicalProject.create(rel, List.of(), List.of(items), names, java.util.Set.of());
  }

  @Test
  void aFilterPassesACallWhoseOutputsItDoesNotRead() {
    RelNode call = p.heavy(files, "READ_BYTES", "BLOB", 0);
    RexNode reads = p.call(IS_NOT_NULL, field(call, 2));
    assertRule(new PushFilterBelowCall())
        .on(where(call, large(call, 1), reads))
        .matches(
            """
            LogicalFilter(condition=[IS NOT NULL($2)])
              ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                LogicalFilter(condition=[>($1, 10)])
                  SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
  }

  @Test
  void whatCanFailMovesOnlyWithTheConditionsBeforeIt() {
    RelNode call = p.heavy(files, "READ_BYTES", "BLOB", 0);
    RexNode reads = p.call(IS_NOT_NULL, field(call, 2));
    assertRule(new PushFilterBelowCall())
        .on(where(call, reads, fallible(call, 0)))
        .changesNothing();
    assertRule(new PushFilterBelowCall())
        .on(where(call, large(call, 1), fallible(call, 0)))
        .matches(
            """
            ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
              LogicalFilter(condition=[AND(>($1, 10), >(CAST($0), 10))])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
  }

  @Test
  void randomConditionsAndBatchDependentCallsAreLeftAlone() {
    RelNode call = p.heavy(files, "READ_BYTES", "BLOB", 0);
    assertRule(new PushFilterBelowCall()).on(where(call, random())).changesNothing();
    RelNode dependent = p.heavy(files, "NORM", new Traits(true, false, false), 8, "DOUBLE", 1);
    assertRule(new PushFilterBelowCall())
        .on(where(dependent, large(dependent, 1)))
        .changesNothing();
  }

  @Test
  void aFilterPassesAProjectionOfColumns() {
    RelNode batch = Batch.create(files, new BatchSpec(64, 0, Span.NONE));
    RelNode renamed = project(batch, List.of("s", "p"), field(files, 1), field(files, 0));
    assertRule(new PushFilterBelowProject())
        .on(where(renamed, large(renamed, 0)))
        .matches(
            """
            LogicalProject(s=[$1], p=[$0])
              LogicalFilter(condition=[>($1, 10)])
                Batch(rows=[64])
                  SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
    RelNode plain = project(files, List.of("s", "p"), field(files, 1), field(files, 0));
    assertRule(new PushFilterBelowProject()).on(where(plain, large(plain, 0))).changesNothing();
  }

  @Test
  void whatIsComputedIsComputedTwiceOnlyAboveACall() {
    RexNode twice = p.call(PLUS, field(files, 1), field(files, 1));
    RelNode plain = project(files, List.of("s"), twice);
    assertRule(new PushFilterBelowProject()).on(where(plain, large(plain, 0))).changesNothing();
    RelNode call = p.heavy(files, "READ_BYTES", "BLOB", 0);
    RelNode above = project(call, List.of("s"), twice);
    assertRule(new PushFilterBelowProject(), new PushFilterBelowCall())
        .on(where(above, large(above, 0)))
        .matches(
            """
            LogicalProject(s=[+($1, $1)])
              ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                LogicalFilter(condition=[>(+($1, $1), 10)])
                  SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
  }

  @Test
  void aProjectionWithRandomNumbersOrWindowsIsNoWayDown() {
    RelNode drawn = project(files, List.of("s", "r"), field(files, 1), random());
    assertRule(new PushFilterBelowProject()).on(where(drawn, large(drawn, 0))).changesNothing();
  }

  private RelNode join(JoinRelType type) {
    RelNode other = p.source("more", "PARQUET", 10, "k STRING, n BIGINT");
    RelBuilder builder = p.builder().push(files).push(other);
    return builder
        .join(type, p.call(EQUALS, builder.field(2, 0, 0), builder.field(2, 1, 0)))
        .build();
  }

  @Test
  void aFilterGoesToTheSidesOfAnInnerJoin() {
    RelNode join = join(JoinRelType.INNER);
    RexNode both = p.call(LESS_THAN, field(join, 1), field(join, 3));
    assertRule(new PushFilterBelowJoin())
        .on(where(join, large(join, 1), large(join, 3), both))
        .matches(
            """
            LogicalJoin(condition=[AND(=($0, $2), <($1, $3))], joinType=[inner])
              LogicalFilter(condition=[>($1, 10)])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
              LogicalFilter(condition=[>($1, 10)])
                SourceScan(format=[PARQUET], from=[[more]], columns=[[k, n]], source=[more])
            """);
  }

  @Test
  void aSideThatIsFilledWithNullsTakesNoFilter() {
    RelNode join = join(JoinRelType.LEFT);
    assertRule(new PushFilterBelowJoin())
        .on(where(join, large(join, 1), large(join, 3)))
        .matches(
            """
            LogicalFilter(condition=[>($3, 10)])
              LogicalJoin(condition=[=($0, $2)], joinType=[left])
                LogicalFilter(condition=[>($1, 10)])
                  SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
                SourceScan(format=[PARQUET], from=[[more]], columns=[[k, n]], source=[more])
            """);
    RelNode full = join(JoinRelType.FULL);
    assertRule(new PushFilterBelowJoin()).on(where(full, large(full, 1))).changesNothing();
  }

  @Test
  void whatCanFailStaysAboveAJoin() {
    RelNode join = join(JoinRelType.INNER);
    assertRule(new PushFilterBelowJoin()).on(where(join, fallible(join, 0))).changesNothing();
  }

  @Test
  void aFilterPassesASemiJoin() {
    RelNode join = join(JoinRelType.SEMI);
    assertRule(new PushFilterBelowJoin())
        .on(where(join, large(join, 1)))
        .matches(
            """
            LogicalJoin(condition=[=($0, $2)], joinType=[semi])
              LogicalFilter(condition=[>($1, 10)])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
              SourceScan(format=[PARQUET], from=[[more]], columns=[[k, n]], source=[more])
            """);
  }

  @Test
  void aFilterOnKeysPassesAnAggregation() {
    RelBuilder builder = p.builder().push(files);
    RelNode groups = builder.aggregate(builder.groupKey(1), builder.countStar("c")).build();
    assertRule(new PushFilterBelowAggregate())
        .on(where(groups, large(groups, 0), large(groups, 1)))
        .matches(
            """
            LogicalFilter(condition=[>($1, 10)])
              LogicalAggregate(group=[{1}], c=[COUNT()])
                LogicalFilter(condition=[>($1, 10)])
                  SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
  }

  @Test
  void aFilterPassesUnionsUnnestsAndExchanges() {
    RelNode union = p.builder().push(files).push(files).union(true).build();
    assertRule(new PushFilterBelowSetOp())
        .on(where(union, large(union, 1)))
        .matches(
            """
            LogicalUnion(all=[true])
              LogicalFilter(condition=[>($1, 10)])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
              LogicalFilter(condition=[>($1, 10)])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
    RelNode lists = p.source("lists", "PARQUET", 10, "xs BIGINT[], n BIGINT");
    RelNode unnest =
        Unnest.create(lists, List.of(0), List.of(p.column("x", "BIGINT")), false, false, Span.NONE);
    assertRule(new PushFilterBelowUnnest())
        .on(where(unnest, large(unnest, 1), large(unnest, 2), fallible(unnest, 1)))
        .matches(
            """
            LogicalFilter(condition=[AND(>($2, 10), >(CAST($1), 10))])
              Unnest(lists=[[0]], outputs=[[#0: x BIGINT]])
                LogicalFilter(condition=[>($1, 10)])
                  SourceScan(format=[PARQUET], from=[[lists]], columns=[[xs, n]], source=[lists])
            """);
    RelNode moved =
        Repartition.create(
            Batch.create(files, new BatchSpec(64, 0, Span.NONE)),
            new RepartitionSpec(RepartitionSpec.Kind.AUTO, 0, 0, List.of(), false, Span.NONE));
    assertRule(new PushFilterBelowPassing())
        .on(where(moved, large(moved, 1)))
        .matches(
            """
            Repartition(kind=[AUTO])
              Batch(rows=[64])
                LogicalFilter(condition=[>($1, 10)])
                  SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
  }

  @Test
  void filtersAreMergedInTheirOrder() {
    RelNode lower = where(files, large(files, 1));
    assertRule(new MergeFilters())
        .on(where(lower, fallible(lower, 0)))
        .matches(
            """
            LogicalFilter(condition=[AND(>($1, 10), >(CAST($0), 10))])
              SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
    assertRule(new MergeFilters()).on(where(lower, random())).changesNothing();
  }

  @Test
  void contradictionsGiveNoRows() {
    RexNode one = p.call(EQUALS, field(files, 1), p.literal(1, "BIGINT"));
    RexNode two = p.call(EQUALS, field(files, 1), p.literal(2, "BIGINT"));
    assertRule(new SimplifyFilter(), new RemoveEmptyInput())
        .on(p.heavy(where(files, one, two), "READ_BYTES", "BLOB", 0))
        .matches("LogicalValues(tuples=[[]])");
    assertRule(new SimplifyFilter())
        .on(where(files, p.rex.makeLiteral(true)))
        .matches(
            "SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])");
  }

  @Test
  void aCallThatAFilterReadsRunsBeforeOneThatItDoesNot() {
    RelNode second = p.model(files, "embed", "v FLOAT[384]", 0);
    RelNode first = p.heavy(second, "LANGUAGE", Traits.PURE, 8, "STRING", 0);
    RexNode german = p.call(EQUALS, field(first, 3), p.text("de"));
    assertRule(new FilterBeforeDearerCall())
        .on(where(first, german))
        .matches(
            """
            LogicalProject(path=[$0], size=[$1], v=[$3], language=[$2])
              ApplyCall(call=[embed], arguments=[[0]], outputs=[[#0: v REAL VECTOR(384)]])
                LogicalFilter(condition=[=($2, 'de')])
                  ApplyCall(call=[LANGUAGE], arguments=[[0]], outputs=[[#0: language VARCHAR]])
                    SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """);
  }
}
