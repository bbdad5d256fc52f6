package io.dpl.compiler.optimize;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.Sink;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Test;

class OptimizerTest {

  private final Plans p = new Plans();
  private final RelNode files =
      p.source("files", "PARQUET", 1000, "path STRING, size BIGINT, note STRING");

  private RexNode field(RelNode rel, int i) {
    return p.rex.makeInputRef(rel, i);
  }

  private Sink sink(RelNode rel, boolean optimizer) {
    return new Sink.Result(
        rel,
        rel.getRowType().getFieldNames(),
        false,
        "",
        new Settings(false, 0, 0, optimizer),
        Span.NONE);
  }

  private RelNode optimized(RelNode rel) {
    return Optimizer.optimize(new LogicalPlan(List.of(), List.of(sink(rel, true))))
        .sinks()
        .get(0)
        .rel();
  }

  private RelNode project(RelNode rel, List<String> names, Integer... columns) {
    List<RexNode> items = java.util.Arrays.stream(columns).map(i -> field(rel, i)).toList();
    return LogicalProject.create(rel, List.of(), items, names, Set.of());
  }

  /** READ | EXTEND data | APPLY embed | WHERE size | SELECT path, v | LIMIT 5. */
  private RelNode pipeline() {
    RelNode read = p.heavy(files, "READ_TEXT", "STRING", 0);
    RelNode model = p.model(read, "embed", "v FLOAT[384]", 3);
    RelNode large =
        LogicalFilter.create(model, p.call(GREATER_THAN, field(model, 1), p.literal(10, "BIGINT")));
    return p.builder().push(project(large, List.of("p", "v"), 0, 4)).limit(0, 5).build();
  }

  @Test
  void thePhasesTogether() {
    assertThat(Plans.text(optimized(pipeline())))
        .isEqualTo(
            """
            LogicalSort(fetch=[5])
              LogicalProject(p=[$0], v=[$2])
                ApplyCall(call=[embed], arguments=[[1]], outputs=[[#0: v REAL VECTOR(384)]])
                  LogicalProject(path=[$0], read_text=[$2])
                    ApplyCall(call=[READ_TEXT], arguments=[[0]], outputs=[[#0: read_text VARCHAR]])
                      LogicalSort(fetch=[5])
                        LogicalFilter(condition=[>($1, 10)])
                          SourceScan(format=[PARQUET], from=[[files]], columns=[[path, size]], source=[files])
            """
                .strip());
  }

  @Test
  void switchedOffNothingMoves() {
    RelNode plan = pipeline();
    LogicalPlan off = Optimizer.optimize(new LogicalPlan(List.of(), List.of(sink(plan, false))));
    assertThat(Plans.text(off.sinks().get(0).rel())).isEqualTo(Plans.text(plan));
  }

  @Test
  void namesAndHiddenColumnsStay() {
    RelNode plan = project(files, List.of("A", "b", "$key"), 1, 0, 2);
    assertThat(optimized(plan).getRowType()).isEqualTo(plan.getRowType());
  }

  @Test
  void aScalarSubqueryWithAModelBecomesAJoin() {
    RelNode question = p.model(p.values("q STRING", "why"), "embed", "v FLOAT[384]", 0);
    RelNode vector = project(question, List.of("v"), 1);
    RelNode rows = p.source("store", "PARQUET", 10, "id BIGINT, v FLOAT[384]");
    RexNode score = p.pure("dot({0}, {1})", "DOUBLE", field(rows, 1), RexSubQuery.scalar(vector));
    RelNode plan =
        LogicalProject.create(rows, List.of(), List.of(score), List.of("score"), Set.of());
    assertThat(Plans.text(optimized(plan)))
        .isEqualTo(
            """
            LogicalProject(score=[dot({0}, {1})($0, $1)])
              LogicalJoin(condition=[true], joinType=[inner])
                SourceScan(format=[PARQUET], from=[[store]], columns=[[v]], source=[store])
                LogicalAggregate(group=[{}], agg#0=[SINGLE_VALUE($0)])
                  LogicalProject(v=[$1])
                    ApplyCall(call=[embed], arguments=[[0]], outputs=[[#0: v REAL VECTOR(384)]])
                      LogicalValues(tuples=[[{ 'why' }]])
            """
                .strip());
  }

  @Test
  void aSubqueryWithoutAnythingHeavyStays() {
    RelNode ids = project(files, List.of("p"), 0);
    RelNode plan =
        LogicalFilter.create(files, RexSubQuery.in(ids, ImmutableList.of(field(files, 0))));
    RelNode after = optimized(plan);
    assertThat(after).isInstanceOf(LogicalFilter.class);
    assertThat(Plans.text(after)).contains("columns=[[path]]");
  }

  @Test
  void aModelThatDependsOnTheOuterRowOfASubqueryIsRefused() {
    CorrelationId id = p.cluster.createCorrel();
    RelNode other = p.source("other", "PARQUET", 10, "k STRING");
    RexNode outer = p.rex.makeFieldAccess(p.rex.makeCorrel(files.getRowType(), id), 0);
    RelNode both =
        LogicalProject.create(
            other,
            List.of(),
            List.of(p.pure("concat({0}, {1})", "STRING", field(other, 0), outer)),
            List.of("t"),
            Set.of());
    RelNode model = p.model(both, "embed", "v FLOAT[384]", 0);
    RelNode limited = p.builder().push(model).limit(0, 1).build();
    RelNode plan =
        LogicalFilter.create(
            files,
            p.call(IS_NOT_NULL, RexSubQuery.scalar(project(limited, List.of("v"), 1))),
            ImmutableSet.of(id));
    assertThatThrownBy(() -> optimized(plan))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL4001");
  }

  @Test
  void aCorrelatedSubqueryOverASharedPlanBecomesAJoinWhereNothingIsNull() {
    RelNode shared =
        SharedScan.create(
            p.cluster, "a", p.source("x", "CSV", 5, "k BIGINT, n BIGINT").getRowType(), 5);
    CorrelationId id = p.cluster.createCorrel();
    RexNode outer = p.rex.makeFieldAccess(p.rex.makeCorrel(files.getRowType(), id), 1);
    RelNode inner = LogicalFilter.create(shared, p.call(EQUALS, field(shared, 0), outer));
    RelBuilder builder = p.builder().push(inner);
    RelNode highest = builder.aggregate(builder.groupKey(), builder.max(builder.field(1))).build();
    assertThat(Plans.text(optimized(scalar(highest, id)))).contains("LogicalJoin");
    RelNode count =
        p.builder()
            .push(inner)
            .aggregate(builder.push(inner).groupKey(), builder.countStar("c"))
            .build();
    assertThat(Plans.text(optimized(scalar(count, id)))).contains("$SCALAR_QUERY");
  }

  private RelNode scalar(RelNode inner, CorrelationId id) {
    return LogicalProject.create(
        files, List.of(), List.of(RexSubQuery.scalar(inner)), List.of("m"), Set.of(id));
  }

  @Test
  void aCorrelatedSubqueryKeepsTheColumnsItNames() {
    CorrelationId id = p.cluster.createCorrel();
    RelNode other = p.source("other", "PARQUET", 10, "k BIGINT, n STRING");
    RexNode outer = p.rex.makeFieldAccess(p.rex.makeCorrel(files.getRowType(), id), 1);
    RelNode inner = LogicalFilter.create(other, p.call(EQUALS, field(other, 0), outer));
    RelNode exists = LogicalFilter.create(files, RexSubQuery.exists(inner), ImmutableSet.of(id));
    assertThat(Plans.text(optimized(project(exists, List.of("n"), 2))))
        .contains("columns=[[path, size, note]]");
  }

  private LogicalPlan shared(boolean forced, RelNode plan, int readers) {
    RelNode scan = SharedScan.create(p.cluster, "a", plan.getRowType(), 10);
    List<Sink> sinks = new java.util.ArrayList<>();
    for (int i = 0; i < readers; i++) {
      sinks.add(sink(project(scan, List.of("x"), 0), true));
    }
    return new LogicalPlan(List.of(new LogicalPlan.Shared("a", plan, forced)), sinks);
  }

  @Test
  void aSharedPlanLosesTheColumnsThatNoReaderWants() {
    RelNode model = p.model(files, "embed", "v FLOAT[384]", 0);
    RelBuilder builder = p.builder().push(model).push(model);
    RelNode join =
        builder
            .join(JoinRelType.INNER, p.call(EQUALS, builder.field(2, 0, 0), builder.field(2, 1, 0)))
            .build();
    LogicalPlan after = Optimizer.optimize(shared(true, join, 2));
    assertThat(Plans.text(after.shared().get(0).rel()))
        .isEqualTo(
            """
            LogicalProject(path=[$0])
              LogicalJoin(condition=[=($0, $1)], joinType=[inner])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path]], source=[files])
                SourceScan(format=[PARQUET], from=[[files]], columns=[[path]], source=[files])
            """
                .strip());
    assertThat(Plans.text(after.sinks().get(1).rel()))
        .isEqualTo("LogicalProject(x=[$0])\n  SharedScan(shared=[a])");
  }

  @Test
  void aCheapOrSingleReaderSharedPlanIsPutIntoItsReaders() {
    assertThat(Optimizer.optimize(shared(false, files, 2)).shared()).isEmpty();
    RelNode model = p.model(files, "embed", "v FLOAT[384]", 0);
    assertThat(Optimizer.optimize(shared(false, model, 1)).shared()).isEmpty();
    assertThat(Optimizer.optimize(shared(false, model, 2)).shared()).hasSize(1);
    assertThat(Optimizer.optimize(shared(true, files, 2)).shared()).hasSize(1);
  }

  @Test
  void theVerifierRefusesABrokenPlan() {
    RelNode read = p.heavy(files, "READ_TEXT", "STRING", 0);
    assertThatThrownBy(() -> PlanVerifier.verify("x", files, read))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("columns were");
    RelNode twice =
        project(
            p.heavy(read, "READ_TEXT", "STRING", 0),
            List.of("path", "size", "note", "read_text"),
            0,
            1,
            2,
            3);
    assertThatThrownBy(() -> PlanVerifier.verify("x", read, twice))
        .hasMessageContaining("more calls");
    RelNode outOfRange = p.heavy(files, "READ_TEXT", "STRING", 7);
    assertThatThrownBy(() -> PlanVerifier.verify("x", outOfRange, outOfRange))
        .hasMessageContaining("out of range");
  }
}
