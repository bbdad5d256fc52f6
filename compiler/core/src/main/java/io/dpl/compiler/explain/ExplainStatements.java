package io.dpl.compiler.explain;

import com.google.common.collect.ImmutableList;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;

/** Replaces EXPLAIN statements by results that hold the plan's text, a row a line. */
public final class ExplainStatements {

  private ExplainStatements() {}

  /** What an EXPLAIN asks. */
  public record Question(LogicalPlan plan, Optional<ClusterSpec> cluster) {}

  /** The plan optimised and cut. */
  public record Answer(LogicalPlan optimized, StageGraph graph) {}

  /** The plan without EXPLAINs. */
  public static LogicalPlan answer(LogicalPlan plan, Function<Question, Answer> planner) {
    List<Sink> sinks =
        plan.sinks().stream()
            .map(sink -> sink instanceof Sink.Explain explain ? answer(explain, planner) : sink)
            .toList();
    return new LogicalPlan(plan.shared(), sinks);
  }

  private static Sink answer(Sink.Explain sink, Function<Question, Answer> planner) {
    String text =
        switch (sink.stage()) {
          case "logical" -> LogicalText.plan(sink.inner());
          case "optimized" -> LogicalText.plan(planner.apply(question(sink)).optimized());
          default -> Explain.stages(planner.apply(question(sink)).graph());
        };
    return new Sink.Result(
        lines(sink.rel(), text.lines().toList()),
        sink.columns(),
        true,
        "",
        sink.settings(),
        sink.span());
  }

  private static Question question(Sink.Explain sink) {
    try {
      Optional<ClusterSpec> cluster =
          sink.cluster().isEmpty()
              ? Optional.empty()
              : Optional.of(ClusterSpec.parse(sink.cluster()));
      return new Question(sink.inner(), cluster);
    } catch (IllegalArgumentException e) {
      throw DplException.of(
          PlanCode.CLUSTER,
          sink.span(),
          e.getMessage(),
          "write ON CLUSTER (NODES 4, CPUS 16, MEMORY '64 GiB')");
    }
  }

  /** The lines with their numbers, in the order of the numbers, which are not shown. */
  private static RelNode lines(RelNode empty, List<String> lines) {
    RelDataType text = empty.getRowType().getFieldList().get(0).getType();
    RelDataTypeFactory types = empty.getCluster().getTypeFactory();
    RelDataType number = types.createSqlType(SqlTypeName.INTEGER);
    RelDataType row = types.builder().add("plan", text).add("_line", number).build();
    RexBuilder builder = empty.getCluster().getRexBuilder();
    ImmutableList.Builder<ImmutableList<RexLiteral>> tuples = ImmutableList.builder();
    for (int i = 0; i < lines.size(); i++) {
      RexLiteral line = (RexLiteral) builder.makeLiteral(lines.get(i), text, false);
      RexLiteral at = (RexLiteral) builder.makeLiteral(BigDecimal.valueOf(i), number, false);
      tuples.add(ImmutableList.of(line, at));
    }
    RelNode values = LogicalValues.create(empty.getCluster(), row, tuples.build());
    return LogicalSort.create(values, RelCollations.of(1), null, null);
  }
}
