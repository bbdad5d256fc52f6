package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Option;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.Provider;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Returns;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import io.dpl.grammar.tree.Statement.Creation;
import io.dpl.grammar.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes random trees of everything the parser can make; a seed gives the same tree again. */
public final class TreeGenerator {

  static final Span NOWHERE = Span.NONE;

  private static final List<String> NAMES =
      List.of("a", "b", "Col_1", "path", "batch", "read", "values", "date", "x9", "\u00e9t\u00e9");
  private static final List<String> QUOTED =
      List.of("order", "two words", "a\"b", "SELECT", "1st", "x");
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "it's",
          "{brace}",
          "line\nbreak",
          "100%",
          "-- no comment",
          "/* none */",
          "\\s+");

  private final Random random;
  final ExpressionGenerator expressions;
  final OperatorGenerator operators;
  private int placeholders;

  public TreeGenerator(Random random) {
    this.random = random;
    this.expressions = new ExpressionGenerator(this, random);
    this.operators = new OperatorGenerator(this, random);
  }

  int next(int bound) {
    return random.nextInt(bound);
  }

  boolean flip() {
    return random.nextBoolean();
  }

  int placeholder() {
    return ++placeholders;
  }

  <T> List<T> some(int least, int most, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    for (int i = least + next(most - least + 1); i > 0; i--) {
      all.add(one.get());
    }
    return all;
  }

  <T> T maybe(Supplier<T> one) {
    return flip() ? one.get() : null;
  }

  Name name() {
    return next(5) == 0
        ? new Name(QUOTED.get(next(QUOTED.size())), true, NOWHERE)
        : new Name(NAMES.get(next(NAMES.size())), false, NOWHERE);
  }

  /** Names that differ from one another. */
  List<Name> names(int least, int most) {
    List<Name> all = new ArrayList<>();
    int count = least + next(most - least + 1);
    for (int i = 0; i < count; i++) {
      all.add(new Name("n" + i, flip(), NOWHERE));
    }
    return all;
  }

  QualifiedName qualified() {
    return new QualifiedName(some(1, 3, this::name), NOWHERE);
  }

  String text() {
    return TEXTS.get(next(TEXTS.size()));
  }

  TypeName typeName() {
    return new TypeName(type(2), NOWHERE);
  }

  private DplType type(int depth) {
    return switch (next(depth == 0 ? 2 : 6)) {
      case 0 -> DplType.Simple.values()[next(DplType.Simple.values().length)];
      case 1 -> new DplType.Decimal(1 + next(38), 0);
      case 2 -> new DplType.ListOf(type(depth - 1));
      case 3 -> new DplType.Vector(type(depth - 1), 1 + next(500));
      case 4 -> new DplType.MapOf(type(depth - 1), type(depth - 1));
      default ->
          new DplType.Struct(
              List.of(
                  Field.of(name().text(), type(depth - 1)), Field.of("other", type(depth - 1))));
    };
  }

  List<Formal> formals(int least) {
    return names(least, 3).stream()
        .map(n -> new Formal(n, typeName(), maybe(() -> expressions.value(1)), NOWHERE))
        .toList();
  }

  List<Option> options(int least) {
    return names(least, 3).stream().map(n -> new Option(n, expressions.any(1), NOWHERE)).toList();
  }

  OnError onError() {
    OnError.Action action = OnError.Action.values()[next(4)];
    boolean quarantine = action == OnError.Action.QUARANTINE;
    var limit = maybe(expressions::count);
    return new OnError(
        action,
        action == OnError.Action.NULL ? maybe(this::name) : null,
        quarantine ? expressions.location() : null,
        quarantine ? options(0) : List.of(),
        limit,
        limit != null && flip(),
        NOWHERE);
  }

  private Provider provider() {
    return new Provider(
        name(), expressions.location(), options(0), operators.resources(0), NOWHERE);
  }

  Pipeline pipeline(int depth) {
    return new Pipeline(
        operators.source(depth), some(0, 3, () -> operators.operator(depth)), NOWHERE);
  }

  /** A whole script. */
  public Script script() {
    return new Script(some(1, 4, this::statement), NOWHERE);
  }

  private Statement statement() {
    Creation creation = Creation.values()[next(3)];
    return switch (next(18)) {
      case 0 -> new Statement.Edition("1.0", NOWHERE);
      case 1 ->
          new Statement.Param(
              "p",
              typeName(),
              maybe(() -> expressions.any(2)),
              maybe(() -> expressions.any(2)),
              NOWHERE);
      case 2 -> new Statement.Include(text(), maybe(this::name), NOWHERE);
      case 3 -> new Statement.Use(qualified(), NOWHERE);
      case 4 -> new Statement.SetOption(qualified(), expressions.any(1), NOWHERE);
      case 5 -> new Statement.ResetOption(maybe(this::qualified), NOWHERE);
      case 6 -> new Statement.Let(name(), pipeline(2), NOWHERE);
      case 7 -> new Statement.CreateView(creation, qualified(), pipeline(2), NOWHERE);
      case 8 -> function(creation);
      case 9 ->
          new Statement.CreateOperator(
              creation, qualified(), formals(0), operators.branch(1), NOWHERE);
      case 10 ->
          new Statement.CreateModel(
              creation,
              qualified(),
              formals(0),
              returns(),
              provider(),
              maybe(this::onError),
              NOWHERE);
      case 11 -> new Statement.CreateSecret(creation, qualified(), options(1), NOWHERE);
      case 12 ->
          new Statement.DropObject(
              Statement.ObjectKind.values()[next(6)], flip(), qualified(), NOWHERE);
      case 13 -> explain();
      case 14 ->
          new Statement.DescribeObject(
              maybe(() -> Statement.ObjectKind.values()[next(6)]), qualified(), NOWHERE);
      case 15 -> new Statement.DescribePipeline(pipeline(1), NOWHERE);
      case 16 -> new Statement.Show(name(), maybe(this::text), NOWHERE);
      default -> new Statement.Run(pipeline(3), NOWHERE);
    };
  }

  private Statement function(Creation creation) {
    boolean body = flip();
    return new Statement.CreateFunction(
        creation,
        qualified(),
        formals(0),
        maybe(this::typeName),
        body ? expressions.any(2) : null,
        body ? null : provider(),
        NOWHERE);
  }

  private Returns returns() {
    return flip()
        ? new Returns.Value(typeName(), NOWHERE)
        : new Returns.Columns(formals(1), NOWHERE);
  }

  private Statement explain() {
    Name cluster = maybe(this::name);
    return new Statement.Explain(
        Statement.Explain.Mode.values()[next(4)],
        maybe(this::name),
        cluster,
        cluster == null ? List.of() : operators.resources(1),
        pipeline(2),
        NOWHERE);
  }
}
