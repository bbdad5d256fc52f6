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
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Test;

class CallRulesTest {

  private static final String FILES =
      "SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])";

  private final Plans p = new Plans();
  private final RelNode files = p.source("files", "PARQUET", 1000, "path STRING, size BIGINT");

  private RexNode field(RelNode rel, int i) {
    return p.rex.makeInputRef(rel, i);
  }

  private RelNode project(RelNode rel, List<String> names, RexNode... items) {
    return LogicalProject.create(rel, List.of(), List.of(items), names, Set.of());
  }

  private RelNode top(RelNode rel, int offset, int fetch, int... keys) {
    RelBuilder builder = p.builder().push(rel);
    List<RexNode> fields = java.util.Arrays.stream(keys).mapToObj(i -> field(rel, i)).toList();
    return builder.sortLimit(offset, fetch, fields).build();
  }

  private RelNode repartition(RelNode rel, Integer... keys) {
    return Repartition.create(
        rel, new RepartitionSpec(RepartitionSpec.Kind.AUTO, 0, 0, List.of(keys), false, Span.NONE));
  }

  private RelNode batch(RelNode rel, int rows) {
    return Batch.create(rel, new BatchSpec(rows, 0, Span.NONE));
  }

  @Test
  void aLimitPassesCallsProjectionsAndBatches() {
    RelNode read = p.heavy(files, "READ_BYTES", "BLOB", 0);
    RelNode renamed = project(batch(read, 64), List.of("b"), field(read, 2));
    assertRule(new PushLimitBelowCall())
        .on(top(renamed, 2, 3))
        .matches(
            """
            LogicalSort(offset=[2], fetch=[3])
              LogicalProject(b=[$2])
                Batch(rows=[64])
                  ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                    LogicalSort(fetch=[5])
                      %s
            """
                .formatted(FILES));
  }

  @Test
  void aTopPassesACallWhoseOutputsItDoesNotReadAndStaysAbove() {
    RelNode read = p.heavy(files, "READ_BYTES", "BLOB", 0);
    assertRule(new PushLimitBelowCall())
        .on(top(read, 0, 3, 1))
        .matches(
            """
            LogicalSort(sort0=[$1], dir0=[ASC], fetch=[3])
              ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                LogicalSort(sort0=[$1], dir0=[ASC], fetch=[3])
                  %s
            """
                .formatted(FILES));
    assertRule(new PushLimitBelowCall()).on(top(read, 0, 3, 2)).changesNothing();
    assertRule(new PushLimitBelowCall()).on(top(files, 0, 3, 1)).changesNothing();
  }

  @Test
  void aTopStopsAboveTheCallThatMakesItsKey() {
    RelNode score = p.heavy(files, "SCORE", Traits.PURE, 8, "DOUBLE", 0);
    RelNode read = p.heavy(score, "READ_BYTES", "BLOB", 0);
    assertRule(new PushLimitBelowCall())
        .on(top(read, 0, 3, 2))
        .matches(
            """
            LogicalSort(sort0=[$2], dir0=[ASC], fetch=[3])
              ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                LogicalSort(sort0=[$2], dir0=[ASC], fetch=[3])
                  ApplyCall(call=[SCORE], arguments=[[0]], outputs=[[#0: score DOUBLE]])
                    %s
            """
                .formatted(FILES));
  }

  @Test
  void repeatedSortsAreOne() {
    RelNode first = top(files, 0, 3, 1);
    assertRule(new RemoveRepeatedSort())
        .on(p.builder().push(first).sort(1).build())
        .matches(
            """
            LogicalSort(sort0=[$1], dir0=[ASC], fetch=[3])
              %s
            """
                .formatted(FILES));
    RelNode other = p.builder().push(files).sort(0).build();
    assertRule(new RemoveRepeatedSort())
        .on(p.builder().push(other).sort(1).build())
        .matches(
            """
            LogicalSort(sort0=[$1], dir0=[ASC])
              %s
            """
                .formatted(FILES));
    assertRule(new RemoveRepeatedSort())
        .on(p.builder().push(first).sort(0).build())
        .changesNothing();
  }

  @Test
  void aTopAndTheSortThatKeepsItsOrderAreOne() {
    RelNode first = top(files, 1, 3, 1);
    RelNode picked = project(first, List.of("s"), field(first, 1));
    assertRule(new SortOnceAfterProject())
        .on(p.builder().push(picked).sort(0).build())
        .matches(
            """
            LogicalSort(sort0=[$0], dir0=[ASC], offset=[1], fetch=[3])
              LogicalProject(s=[$1])
                %s
            """
                .formatted(FILES));
    RelNode other = project(first, List.of("p", "s"), field(first, 0), field(first, 1));
    assertRule(new SortOnceAfterProject())
        .on(p.builder().push(other).sort(0).build())
        .changesNothing();
  }

  @Test
  void aLeftJoinToOneRowIsACrossJoin() {
    RelBuilder builder = p.builder().push(files);
    RelNode one = builder.aggregate(builder.groupKey(), builder.countStar("c")).build();
    assertRule(new CrossJoinOneRow())
        .on(
            p.builder()
                .push(files)
                .push(one)
                .join(org.apache.calcite.rel.core.JoinRelType.LEFT, p.rex.makeLiteral(true))
                .build())
        .matches(
            """
            LogicalProject(path=[$0], size=[$1], c=[CAST($2):BIGINT])
              LogicalJoin(condition=[true], joinType=[inner])
                %1$s
                LogicalAggregate(group=[{}], c=[COUNT()])
                  %1$s
            """
                .formatted(FILES));
  }

  @Test
  void equalCallsAreMadeOnce() {
    RelNode first = p.heavy(files, "READ_BYTES", "BLOB", 0);
    RelNode narrowed = LogicalFilter.create(first, p.call(IS_NOT_NULL, field(first, 1)));
    RelNode renamed = project(narrowed, List.of("b", "p"), field(narrowed, 2), field(narrowed, 0));
    RelNode second =
        io.dpl.compiler.rel.ApplyCall.create(
            renamed,
            ((io.dpl.compiler.rel.ApplyCall) first).target(),
            List.of(1),
            -1,
            List.of(p.column("c", "BLOB")),
            Span.NONE);
    assertRule(new MergeCalls())
        .on(second)
        .matches(
            """
            LogicalProject(b=[$0], p=[$1], c=[$0])
              LogicalProject(b=[$2], p=[$0])
                LogicalFilter(condition=[IS NOT NULL($1)])
                  ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                    %s
            """
                .formatted(FILES));
  }

  @Test
  void callsOfTheSameComputedValueAreEqualCalls() {
    RexNode name = p.call(CONCAT, field(files, 0), p.text("x"));
    RelNode one = project(files, List.of("path", "n"), field(files, 0), name);
    RelNode first = p.heavy(one, "READ_BYTES", "BLOB", 1);
    RelNode two =
        project(
            first,
            List.of("n2", "b"),
            p.call(CONCAT, field(first, 0), p.text("x")),
            field(first, 2));
    RelNode second =
        io.dpl.compiler.rel.ApplyCall.create(
            two,
            ((io.dpl.compiler.rel.ApplyCall) first).target(),
            List.of(0),
            -1,
            List.of(p.column("c", "BLOB")),
            Span.NONE);
    assertRule(new MergeCalls())
        .on(second)
        .matches(
            """
            LogicalProject(n2=[$0], b=[$1], c=[$1])
              LogicalProject(n2=[||($0, 'x')], b=[$2])
                ApplyCall(call=[READ_BYTES], arguments=[[1]], outputs=[[#0: read_bytes VARBINARY]])
                  LogicalProject(path=[$0], n=[||($0, 'x')])
                    %s
            """
                .formatted(FILES));
  }

  @Test
  void differentOrRandomCallsStay() {
    RelNode first = p.heavy(files, "READ_BYTES", "BLOB", 0);
    assertRule(new MergeCalls()).on(p.heavy(first, "READ_TEXT", "STRING", 0)).changesNothing();
    assertRule(new MergeCalls()).on(p.heavy(first, "READ_BYTES", "BLOB", 1)).changesNothing();
    RelNode random = p.heavy(files, "DRAW", Traits.VOLATILE, 8, "DOUBLE", 0);
    assertRule(new MergeCalls())
        .on(p.heavy(random, "DRAW", Traits.VOLATILE, 8, "DOUBLE", 0))
        .changesNothing();
  }

  @Test
  void anExchangeMovesBeforeTheCallThatMakesTheRowHeavy() {
    RelNode read = p.heavy(files, "READ_BYTES", "BLOB", 0);
    RelNode renamed = project(read, List.of("b", "s"), field(read, 2), field(read, 1));
    assertRule(new MoveRepartitionBeforeHeavyCall())
        .on(repartition(renamed, 1))
        .matches(
            """
            LogicalProject(b=[$2], s=[$1])
              ApplyCall(call=[READ_BYTES], arguments=[[0]], outputs=[[#0: read_bytes VARBINARY]])
                Repartition(kind=[AUTO], keys=[[1]])
                  %s
            """
                .formatted(FILES));
  }

  @Test
  void anExchangeStaysWhereAKeyReadsTheHeavyValueOrTheRowIsLight() {
    RelNode read = p.heavy(files, "READ_BYTES", "BLOB", 0);
    assertRule(new MoveRepartitionBeforeHeavyCall()).on(repartition(read, 2)).changesNothing();
    RelNode light = project(read, List.of("p"), field(read, 0));
    assertRule(new MoveRepartitionBeforeHeavyCall()).on(repartition(light)).changesNothing();
    RelNode model = p.model(files, "embed", "v FLOAT[384]", 0);
    assertRule(new MoveRepartitionBeforeHeavyCall()).on(repartition(model)).changesNothing();
  }

  @Test
  void theLastExchangeWins() {
    RelNode first = repartition(batch(files, 10));
    RelNode between = project(first, List.of("p", "s"), field(files, 0), field(files, 1));
    assertRule(new RemoveOverriddenExchange())
        .on(repartition(between, 1))
        .matches(
            """
            Repartition(kind=[AUTO], keys=[[1]])
              LogicalProject(p=[$0], s=[$1])
                %s
            """
                .formatted(FILES));
    assertRule(new RemoveOverriddenExchange())
        .on(batch(batch(files, 64), 128))
        .matches(
            """
            Batch(rows=[128])
              %s
            """
                .formatted(FILES));
    assertRule(new RemoveOverriddenExchange()).on(batch(repartition(files), 8)).changesNothing();
    RelNode used = p.heavy(batch(files, 64), "READ_BYTES", "BLOB", 0);
    assertRule(new RemoveOverriddenExchange()).on(batch(used, 128)).changesNothing();
  }

  @Test
  void projectionsAreMergedUnlessSomethingIsComputedTwice() {
    RexNode sum = p.call(PLUS, field(files, 1), field(files, 1));
    RelNode lower = project(files, List.of("a", "s"), field(files, 0), sum);
    assertRule(new MergeProjects())
        .on(project(lower, List.of("x"), p.call(PLUS, field(lower, 1), p.literal(1, "BIGINT"))))
        .matches(
            """
            LogicalProject(x=[+(+($1, $1), 1)])
              %s
            """
                .formatted(FILES));
    RelNode twice = project(lower, List.of("x"), p.call(PLUS, field(lower, 1), field(lower, 1)));
    assertRule(new MergeProjects()).on(twice).changesNothing();
    RexNode random = p.template("RANDOM", "random()", "DOUBLE", Traits.VOLATILE, Span.NONE);
    RelNode drawn = project(files, List.of("r"), random);
    assertRule(new MergeProjects())
        .on(project(drawn, List.of("x"), field(drawn, 0)))
        .changesNothing();
  }

  @Test
  void aProjectionThatChangesNothingDisappears() {
    RelNode same = project(files, List.of("path", "size"), field(files, 0), field(files, 1));
    assertRule(new RemoveProject()).on(same).matches(FILES);
    RelNode renamed = project(files, List.of("path", "bytes"), field(files, 0), field(files, 1));
    assertRule(new RemoveProject()).on(renamed).changesNothing();
  }
}
