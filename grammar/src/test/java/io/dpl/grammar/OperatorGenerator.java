package io.dpl.grammar;

import static io.dpl.grammar.TreeGenerator.NOWHERE;

import io.dpl.grammar.tree.ApplyItem;
import io.dpl.grammar.tree.Assignment;
import io.dpl.grammar.tree.BatchSize;
import io.dpl.grammar.tree.Branch;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Distribution;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.ExtendItem;
import io.dpl.grammar.tree.GroupItem;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Named;
import io.dpl.grammar.tree.NamedArgument;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Outputs;
import io.dpl.grammar.tree.Partitioning;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Renaming;
import io.dpl.grammar.tree.Resource;
import io.dpl.grammar.tree.SelectItem;
import io.dpl.grammar.tree.Source;
import io.dpl.grammar.tree.TableAlias;
import io.dpl.grammar.tree.Target;
import io.dpl.grammar.tree.UnnestItem;
import io.dpl.grammar.tree.WindowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random operators and sources. */
final class OperatorGenerator {

  private final TreeGenerator trees;
  private final Random random;

  OperatorGenerator(TreeGenerator trees, Random random) {
    this.trees = trees;
    this.random = random;
  }

  private int next(int bound) {
    return random.nextInt(bound);
  }

  private Expression any(int depth) {
    return trees.expressions.any(depth);
  }

  // ----------------------------------------------------------------------------------- sources

  Source source(int depth) {
    return depth > 0 && next(6) == 0
        ? new Source.Nested(trees.pipeline(depth - 1), NOWHERE)
        : plainSource();
  }

  Source plainSource() {
    return switch (next(4)) {
      case 0 ->
          new Source.Read(
              trees.name(),
              trees.some(1, 2, trees.expressions::location),
              trees.formals(0),
              trees.options(0),
              trees.maybe(trees::onError),
              trees.maybe(trees::name),
              trees.maybe(() -> partitioning(false)),
              NOWHERE);
      case 1 -> values();
      default ->
          new Source.From(
              relation(1),
              trees.maybe(this::alias),
              trees.maybe(() -> partitioning(false)),
              NOWHERE);
    };
  }

  private Source values() {
    int width = 1 + next(3);
    List<List<Expression>> rows = trees.some(1, 3, () -> trees.some(width, width, () -> any(1)));
    return new Source.Values(rows, trees.maybe(this::alias), NOWHERE);
  }

  private TableAlias alias() {
    return new TableAlias(trees.name(), trees.names(0, 2), NOWHERE);
  }

  private Relation relation(int depth) {
    return switch (next(6)) {
      case 0 -> new Relation.File(trees.text(), NOWHERE);
      case 1 -> new Relation.Nested(trees.pipeline(depth - 1), NOWHERE);
      case 2 ->
          new Relation.Function(
              trees.qualified(), trees.some(0, 2, () -> any(depth)), namedArguments(), NOWHERE);
      case 3 -> new Relation.Unnest(any(depth), NOWHERE);
      case 4 -> new Relation.Sql(" SELECT '1' ", NOWHERE);
      default -> new Relation.Table(trees.qualified(), NOWHERE);
    };
  }

  private List<NamedArgument> namedArguments() {
    return trees.names(0, 2).stream().map(n -> new NamedArgument(n, any(1), NOWHERE)).toList();
  }

  Partitioning partitioning(boolean keys) {
    return switch (next(keys ? 5 : 3)) {
      case 0 -> new Partitioning.Auto(NOWHERE);
      case 1 -> new Partitioning.Count(trees.expressions.count(), null, trees.flip(), NOWHERE);
      case 2 ->
          new Partitioning.Target(
              new Expression.SizeLiteral(1024L * (1 + next(9)), NOWHERE), NOWHERE);
      case 3 ->
          new Partitioning.Count(trees.expressions.count(), distribution(), trees.flip(), NOWHERE);
      default -> new Partitioning.By(distribution(), NOWHERE);
    };
  }

  private Distribution distribution() {
    Distribution.Method method = Distribution.Method.values()[next(2)];
    return new Distribution(method, trees.some(1, 2, () -> any(1)), NOWHERE);
  }

  Branch branch(int depth) {
    return new Branch(trees.some(1, 3, () -> operator(depth)), NOWHERE);
  }

  // --------------------------------------------------------------------------------- operators

  Operator operator(int depth) {
    int inner = Math.max(0, depth - 1);
    return switch (next(29)) {
      case 0 -> new Operator.Where(any(depth), NOWHERE);
      case 1, 2 ->
          new Operator.Select(
              trees.flip(), trees.some(1, 4, () -> select(depth)), windows(), NOWHERE);
      case 3, 4 -> extend(depth);
      case 5 -> set(depth);
      case 6 -> new Operator.Drop(trees.some(1, 3, trees::qualified), NOWHERE);
      case 7 ->
          new Operator.Rename(
              trees.some(1, 3, () -> new Renaming(trees.qualified(), trees.name(), NOWHERE)),
              NOWHERE);
      case 8 -> new Operator.Alias(trees.name(), NOWHERE);
      case 9, 10 -> aggregate(depth);
      case 11 -> distinct(depth);
      case 12 -> new Operator.OrderBy(trees.expressions.sortItems(depth), NOWHERE);
      case 13 ->
          new Operator.Limit(
              trees.expressions.count(), trees.maybe(trees.expressions::count), NOWHERE);
      case 14 ->
          new Operator.Top(
              trees.expressions.count(),
              trees.flip(),
              trees.expressions.sortItems(inner),
              trees.some(0, 2, () -> any(inner)),
              NOWHERE);
      case 15 ->
          new Operator.Sample(
              trees.expressions.count(),
              Operator.Sample.Unit.values()[next(2)],
              trees.maybe(trees.expressions::count),
              NOWHERE);
      case 16, 17 -> join(depth);
      case 18 ->
          new Operator.SetOperation(
              Operator.SetOperation.Kind.values()[next(3)],
              trees.flip(),
              trees.flip(),
              trees.some(1, 2, () -> trees.pipeline(inner)),
              NOWHERE);
      case 19 -> unnest(depth);
      case 20 ->
          new Operator.Pivot(
              trees.some(1, 2, () -> named(inner)),
              trees.expressions.column(),
              trees.some(1, 2, () -> named(inner)),
              NOWHERE);
      case 21 -> new Operator.Repartition(partitioning(true), NOWHERE);
      case 22 -> new Operator.Batch(batch(), NOWHERE);
      case 23, 24 -> apply(depth);
      case 25 ->
          new Operator.Call(
              trees.qualified(),
              trees.some(0, 2, () -> any(inner)),
              namedArguments(),
              clauses(),
              NOWHERE);
      case 26 -> new Operator.Tee(trees.some(1, 2, () -> branch(inner)), NOWHERE);
      case 27 -> write();
      default -> plain(inner);
    };
  }

  private Operator plain(int depth) {
    return switch (next(4)) {
      case 0 -> new Operator.Cache(NOWHERE);
      case 1 -> new Operator.Describe(NOWHERE);
      case 2 -> new Operator.Fork(trees.some(1, 2, () -> branch(depth)), NOWHERE);
      default ->
          new Operator.Assert(
              any(depth), trees.some(0, 2, () -> any(depth)), trees.maybe(trees::onError), NOWHERE);
    };
  }

  private Named named(int depth) {
    return new Named(any(depth), trees.name(), NOWHERE);
  }

  private SelectItem select(int depth) {
    return next(4) == 0
        ? new SelectItem.All(
            trees.maybe(trees::qualified),
            trees.names(0, 2),
            trees.some(0, 2, () -> named(depth)),
            NOWHERE)
        : new SelectItem.Value(
            trees.flip() ? named(depth) : new Named(trees.expressions.column(), null, NOWHERE),
            NOWHERE);
  }

  private List<WindowDefinition> windows() {
    if (next(4) > 0) {
      return List.of();
    }
    return trees.names(1, 2).stream()
        .map(n -> new WindowDefinition(n, trees.expressions.window(1), NOWHERE))
        .toList();
  }

  private Operator extend(int depth) {
    boolean group = next(3) == 0;
    List<ExtendItem> items = new ArrayList<>();
    for (int i = next(3); i >= 0; i--) {
      Clauses own = group || (i == 0 && !items.isEmpty()) ? Clauses.NONE : clauses();
      items.add(new ExtendItem(any(depth), trees.name(), own, NOWHERE));
    }
    return new Operator.Extend(items, windows(), group ? someClauses() : Clauses.NONE, NOWHERE);
  }

  private Operator set(int depth) {
    boolean group = next(3) == 0;
    List<Assignment> items = new ArrayList<>();
    for (int i = next(3); i >= 0; i--) {
      Clauses own = group || (i == 0 && !items.isEmpty()) ? Clauses.NONE : clauses();
      items.add(new Assignment(trees.qualified(), any(depth), own, NOWHERE));
    }
    return new Operator.SetColumns(items, group ? someClauses() : Clauses.NONE, NOWHERE);
  }

  private Operator apply(int depth) {
    boolean group = next(3) == 0;
    List<ApplyItem> items = new ArrayList<>();
    for (int i = next(3); i >= 0; i--) {
      boolean bare = next(4) == 0;
      Clauses own = group || (i == 0 && !items.isEmpty()) ? Clauses.NONE : clauses();
      items.add(
          new ApplyItem(
              trees.qualified(),
              bare,
              bare ? List.of() : trees.some(0, 2, () -> any(depth)),
              bare ? List.of() : namedArguments(),
              trees.maybe(this::outputs),
              own,
              NOWHERE));
    }
    return new Operator.Apply(items, group ? someClauses() : Clauses.NONE, NOWHERE);
  }

  private Operator aggregate(int depth) {
    List<Named> aggregates = trees.some(0, 3, () -> named(depth));
    return new Operator.Aggregate(
        aggregates, trees.some(aggregates.isEmpty() ? 1 : 0, 3, () -> key(depth)), NOWHERE);
  }

  private GroupItem key(int depth) {
    return switch (next(6)) {
      case 0 -> new GroupItem.Rollup(trees.some(1, 2, () -> any(depth)), NOWHERE);
      case 1 -> new GroupItem.Cube(trees.some(1, 2, () -> any(depth)), NOWHERE);
      case 2 ->
          new GroupItem.GroupingSets(
              trees.some(1, 2, () -> trees.some(0, 2, () -> any(depth))), NOWHERE);
      case 3 -> new GroupItem.Key(new Named(trees.expressions.column(), null, NOWHERE), NOWHERE);
      default -> new GroupItem.Key(named(depth), NOWHERE);
    };
  }

  private Operator distinct(int depth) {
    List<Expression> on = trees.some(0, 2, () -> any(depth));
    boolean ordered = !on.isEmpty() && trees.flip();
    return new Operator.Distinct(
        on, ordered ? trees.expressions.sortItems(depth) : List.of(), NOWHERE);
  }

  private Operator join(int depth) {
    Operator.Join.Kind kind = Operator.Join.Kind.values()[next(9)];
    boolean on = trees.flip();
    return new Operator.Join(
        kind,
        relation(Math.max(1, depth)),
        trees.maybe(this::alias),
        on ? any(depth) : null,
        on ? List.of() : trees.names(0, 2),
        resources(0),
        NOWHERE);
  }

  private Operator unnest(int depth) {
    return new Operator.Unnest(
        trees.flip(),
        trees.some(1, 2, () -> new UnnestItem(any(depth), outputs(), NOWHERE)),
        trees.maybe(trees::name),
        clauses(),
        NOWHERE);
  }

  private Outputs outputs() {
    return trees.flip()
        ? new Outputs(List.of(trees.name()), false, NOWHERE)
        : new Outputs(trees.names(1, 3), true, NOWHERE);
  }

  private Operator write() {
    Target target =
        trees.flip()
            ? new Target.Table(trees.qualified(), NOWHERE)
            : new Target.Location(trees.expressions.location(), NOWHERE);
    return new Operator.Write(
        trees.name(),
        target,
        trees.maybe(() -> Operator.Write.Mode.values()[next(3)]),
        trees.names(0, 2),
        trees.options(0),
        trees.maybe(trees::onError),
        NOWHERE);
  }

  private BatchSize batch() {
    return switch (next(3)) {
      case 0 -> new BatchSize.Auto(NOWHERE);
      case 1 -> new BatchSize.Rows(trees.expressions.count(), NOWHERE);
      default -> new BatchSize.Bytes(1024L * (1 + next(5000)), NOWHERE);
    };
  }

  private Clauses clauses() {
    return next(3) == 0 ? someClauses() : Clauses.NONE;
  }

  private Clauses someClauses() {
    OnError policy = trees.maybe(trees::onError);
    return new Clauses(resources(policy == null ? 1 : 0), policy, NOWHERE);
  }

  List<Resource> resources(int least) {
    List<Resource> all = new ArrayList<>();
    for (Name name : trees.names(least, 3)) {
      all.add(
          new Resource(
              name,
              switch (next(4)) {
                case 0 -> List.of(number(1), number(8));
                case 1 -> List.of(new Expression.Column(List.of(trees.name()), NOWHERE));
                case 2 -> List.of(new Expression.DurationLiteral(1_000_000L * next(99), NOWHERE));
                default -> List.of(trees.expressions.count());
              },
              NOWHERE));
    }
    return all;
  }

  private static Expression number(int value) {
    return new Expression.Literal(value, io.dpl.api.type.DplType.Simple.INTEGER, NOWHERE);
  }
}
