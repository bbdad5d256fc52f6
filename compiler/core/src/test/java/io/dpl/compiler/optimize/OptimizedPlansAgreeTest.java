package io.dpl.compiler.optimize;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.rel.Unnest;
import io.dpl.compiler.sql.Duck;
import io.dpl.compiler.sql.FragmentSql;
import io.dpl.compiler.sql.SqlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.tools.RelBuilder;

/**
 * Random pipelines give the same rows with and without the optimiser. Calls are computed by DuckDB
 * here; what only moves rows is left out when it runs.
 */
class OptimizedPlansAgreeTest {

  private static final JoinRelType[] JOINS = {
    JoinRelType.INNER, JoinRelType.LEFT, JoinRelType.SEMI, JoinRelType.ANTI, JoinRelType.FULL
  };

  private static Duck duck;

  @BeforeContainer
  static void open() {
    duck = new Duck();
    duck.run(
        "CREATE TABLE data AS SELECT i % 5 AS a, CASE WHEN i % 4 = 0 THEN NULL ELSE i % 3 END AS b,"
            + " CASE WHEN i % 7 = 0 THEN 'x' ELSE CAST(i % 11 AS VARCHAR) END AS s"
            + " FROM range(40) r(i)");
  }

  @AfterContainer
  static void close() {
    duck.close();
  }

  private final Plans p = new Plans();

  @Property(tries = 100, seed = "1")
  void sameRows(
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 14999) Integer> steps) {
    RelNode rel = source();
    for (int step : steps) {
      rel = next(rel, step % 15, step / 15);
    }
    RelNode optimized = Optimizer.optimize(rel, true);
    assertThat(rows(optimized))
        .as(Plans.text(rel) + "\n\n" + Plans.text(optimized))
        .isEqualTo(rows(rel));
  }

  private SourceScan source() {
    return p.source("data", "PARQUET", 40, "a BIGINT, b BIGINT, s STRING");
  }

  private RelNode next(RelNode rel, int kind, int choice) {
    return switch (kind) {
      case 0, 1 -> Conjuncts.filter(rel, List.of(condition(rel, choice)));
      case 2, 3 -> call(rel, choice);
      case 4, 5 -> project(rel, choice);
      case 6 -> join(rel, choice);
      case 7 -> group(rel, choice);
      case 8 -> Batch.create(rel, new BatchSpec(1 + choice % 9, 0, Span.NONE));
      case 9 ->
          Repartition.create(
              rel,
              new RepartitionSpec(
                  RepartitionSpec.Kind.COUNT, 3, 0, List.of(pick(rel, choice)), false, Span.NONE));
      case 10 -> choice % 2 == 0 ? union(rel) : unnest(rel, choice);
      case 11 -> window(rel, choice);
      case 12 -> subquery(rel, choice);
      case 13 -> setOperation(rel, choice);
      default -> top(rel, choice);
    };
  }

  private static int pick(RelNode rel, int choice) {
    return choice % rel.getRowType().getFieldCount();
  }

  private RexNode field(RelNode rel, int i) {
    return p.rex.makeInputRef(rel, i);
  }

  private RexNode text(RelNode rel, int i) {
    return p.pure("CAST({0} AS VARCHAR)", "STRING", field(rel, i));
  }

  private RexNode condition(RelNode rel, int choice) {
    RexNode one = simple(rel, choice);
    return choice % 3 == 0
        ? one
        : p.call(AND, one, choice % 3 == 1 ? simple(rel, choice / 7) : guarded(rel, choice));
  }

  private RexNode simple(RelNode rel, int choice) {
    RexNode text = text(rel, pick(rel, choice));
    return switch (choice % 4) {
      case 0 -> p.call(IS_NOT_NULL, text);
      case 1 -> p.call(GREATER_THAN, text, p.text("1"));
      case 2 -> p.call(EQUALS, text, p.text(String.valueOf(choice % 5)));
      default -> p.call(OR, p.call(IS_NULL, text), p.call(NOT_EQUALS, text, p.text("2")));
    };
  }

  /** A number test before a cast that would fail without it. */
  private RexNode guarded(RelNode rel, int choice) {
    RexNode text = text(rel, pick(rel, choice));
    RexNode number =
        p.template(
            "CAST BIGINT", "CAST({0} AS BIGINT)", "BIGINT", Traits.FALLIBLE, Span.NONE, text);
    return p.call(
        AND,
        p.pure("regexp_full_match({0}, '[0-9]+')", "BOOLEAN", text),
        p.call(LESS_THAN, number, p.literal(7, "BIGINT")));
  }

  private RelNode call(RelNode rel, int choice) {
    String[] names = {"READ", "DECODE", "EMBED"};
    Traits traits = choice % 5 == 0 ? new Traits(true, false, false) : Traits.PURE;
    return p.heavy(rel, names[choice % 3], traits, 1_000_000, "STRING", pick(rel, choice / 3));
  }

  private RelNode project(RelNode rel, int choice) {
    List<RexNode> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int width = Math.min(5, 1 + choice % 5);
    for (int i = 0; i < width; i++) {
      int column = pick(rel, choice / (i + 2) + i);
      boolean computed = (choice >> i) % 3 == 0;
      items.add(
          computed
              ? p.pure("concat({0}, {1})", "STRING", text(rel, column), text(rel, pick(rel, i)))
              : field(rel, column));
      names.add("c" + i);
    }
    return LogicalProject.create(rel, List.of(), items, names, Set.of());
  }

  private RelNode join(RelNode rel, int choice) {
    RelNode other = choice % 2 == 0 ? source() : call(source(), choice);
    RexNode left = text(rel, pick(rel, choice));
    int key = pick(other, choice / 5);
    RexNode right =
        p.pure(
            "CAST({0} AS VARCHAR)",
            "STRING",
            p.rex.makeInputRef(
                other.getRowType().getFieldList().get(key).getType(),
                rel.getRowType().getFieldCount() + key));
    RelNode join =
        p.builder()
            .push(rel)
            .push(other)
            .join(JOINS[choice % JOINS.length], p.call(EQUALS, left, right))
            .build();
    return narrow(distinct(join));
  }

  /** Joins multiply rows; the tests stay quick without their copies. */
  private RelNode distinct(RelNode rel) {
    return p.builder().push(rel).distinct().build();
  }

  private RelNode narrow(RelNode rel) {
    int width = Math.min(6, rel.getRowType().getFieldCount());
    List<RexNode> items = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      items.add(field(rel, i));
    }
    return LogicalProject.create(
        rel, List.of(), items, rel.getRowType().getFieldNames().subList(0, width), Set.of());
  }

  private RelNode group(RelNode rel, int choice) {
    RelBuilder builder = p.builder().push(rel);
    return builder
        .aggregate(
            builder.groupKey(pick(rel, choice)),
            builder.countStar("n"),
            builder.max("m", builder.field(pick(rel, choice / 3))))
        .build();
  }

  private RelNode union(RelNode rel) {
    return distinct(p.builder().push(rel).push(rel).union(true).build());
  }

  private RelNode unnest(RelNode rel, int choice) {
    List<RexNode> items = new ArrayList<>(p.rex.identityProjects(rel.getRowType()));
    items.add(
        p.pure(
            "CASE WHEN {0} IS NULL THEN [] ELSE [{0}, 'e'] END",
            "STRING[]", text(rel, pick(rel, choice))));
    List<String> names = new ArrayList<>(rel.getRowType().getFieldNames());
    names.add("list");
    RelNode lists = LogicalProject.create(rel, List.of(), items, names, Set.of());
    RelNode unnest =
        Unnest.create(
            lists,
            List.of(items.size() - 1),
            List.of(p.column("e", "STRING"), p.column("o", "BIGINT")),
            true,
            choice % 4 < 2,
            Span.NONE);
    List<RexNode> kept = new ArrayList<>(p.rex.identityProjects(unnest.getRowType()));
    kept.remove(items.size() - 1);
    List<String> left = new ArrayList<>(unnest.getRowType().getFieldNames());
    left.remove(items.size() - 1);
    return narrow(LogicalProject.create(unnest, List.of(), kept, left, Set.of()));
  }

  private RelNode window(RelNode rel, int choice) {
    List<RexNode> items = new ArrayList<>(p.rex.identityProjects(rel.getRowType()));
    items.add(
        p.rex.makeOver(
            p.types.toRel(DplType.parse("BIGINT"), false),
            COUNT,
            List.of(),
            List.of(text(rel, pick(rel, choice))),
            ImmutableList.of(),
            RexWindowBounds.UNBOUNDED_PRECEDING,
            RexWindowBounds.UNBOUNDED_FOLLOWING,
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            false,
            true,
            false,
            false,
            false));
    List<String> names = new ArrayList<>(rel.getRowType().getFieldNames());
    names.add("w");
    return narrow(LogicalProject.create(rel, List.of(), items, names, Set.of()));
  }

  /** IN, a scalar or EXISTS, with a call inside or not. */
  private RelNode subquery(RelNode rel, int choice) {
    RelNode inner = choice % 2 == 0 ? source() : call(source(), choice / 2);
    int column = pick(inner, choice / 3);
    RelNode one =
        LogicalProject.create(
            inner, List.of(), List.of(text(inner, column)), List.of("x"), Set.of());
    RelBuilder highest = p.builder().push(one);
    RexNode mine = text(rel, pick(rel, choice));
    RexNode condition =
        switch (choice % 3) {
          case 0 -> RexSubQuery.in(one, ImmutableList.of(mine));
          case 1 ->
              p.call(
                  LESS_THAN_OR_EQUAL,
                  mine,
                  RexSubQuery.scalar(
                      highest
                          .aggregate(highest.groupKey(), highest.max(highest.field(0)))
                          .build()));
          default ->
              RexSubQuery.exists(
                  Conjuncts.filter(one, List.of(p.call(EQUALS, field(one, 0), p.text("3")))));
        };
    return Conjuncts.filter(rel, List.of(choice % 5 == 0 ? p.call(NOT, condition) : condition));
  }

  private RelNode setOperation(RelNode rel, int choice) {
    RelNode some = Conjuncts.filter(rel, List.of(simple(rel, choice)));
    RelBuilder builder = p.builder().push(rel).push(some);
    return choice % 2 == 0 ? builder.intersect(false).build() : builder.minus(false).build();
  }

  /** The first rows by all columns, before or after a call of one of them. */
  private RelNode top(RelNode rel, int choice) {
    RelNode called = choice % 2 == 0 ? rel : call(rel, choice / 2);
    List<RexNode> keys = new ArrayList<>(p.rex.identityProjects(rel.getRowType()));
    return p.builder().push(called).sortLimit(choice % 3, 1 + choice % 20, keys).build();
  }

  private List<String> rows(RelNode rel) {
    Map<RelNode, String> leaves = new HashMap<>();
    RelNode runnable = runnable(rel, leaves);
    FragmentSql sql = new SqlWriter(p.cluster).write(runnable, leaves);
    return duck.ask(sql.text()).rows().stream().sorted().toList();
  }

  private RelNode runnable(RelNode rel, Map<RelNode, String> leaves) {
    if (rel instanceof SourceScan scan) {
      String columns =
          scan.columns().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
      leaves.put(scan, "(SELECT " + columns + " FROM data)");
      return scan;
    }
    List<RelNode> inputs = rel.getInputs().stream().map(input -> runnable(input, leaves)).toList();
    if (rel instanceof ApplyCall call) {
      RelNode input = inputs.get(0);
      List<RexNode> items = new ArrayList<>(p.rex.identityProjects(input.getRowType()));
      items.add(
          p.pure(
              "md5(concat('" + call.target().name() + "', {0}))",
              "STRING",
              text(input, call.arguments().get(0))));
      return LogicalProject.create(
          input, List.of(), items, call.getRowType().getFieldNames(), Set.of());
    }
    return rel instanceof Batch || rel instanceof Repartition
        ? inputs.get(0)
        : rel.copy(rel.getTraitSet(), inputs)
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery query) {
                    return query.clone(runnable(query.rel, leaves));
                  }
                });
  }
}
