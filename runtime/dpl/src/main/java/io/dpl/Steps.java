package io.dpl;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.format.Formatter;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Source;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline that is put together in Java: the same tree that the parser makes of a text.
 * Immutable; each method gives a new one. Expressions are texts of the language, values come in by
 * {@link Pipeline#bind}.
 *
 * <p>Errors: {@link io.dpl.api.diagnostic.DplException} 1xxx at once for a text that is none; names
 * and types are checked when {@link #pipeline} is planned.
 *
 * <p>Example: {@code dpl.read("PARQUET", "meta/*.parquet").where("width > $min").limit(10)}.
 */
public final class Steps {

  private static final String HEAD = "VALUES (1)\n| ";

  private final Dpl dpl;
  private final io.dpl.grammar.tree.Pipeline tree;

  private Steps(Dpl dpl, io.dpl.grammar.tree.Pipeline tree) {
    this.dpl = dpl;
    this.tree = tree;
  }

  static Steps read(Dpl dpl, String format, String location) {
    Expression place = new Expression.Literal(location, Simple.STRING, Span.NONE);
    return of(
        dpl,
        new Source.Read(
            Name.of(format), List.of(place), List.of(), List.of(), null, null, null, Span.NONE));
  }

  static Steps from(Dpl dpl, String name) {
    Relation table =
        new Relation.Table(new QualifiedName(List.of(Name.of(name)), Span.NONE), Span.NONE);
    return of(dpl, new Source.From(table, null, null, Span.NONE));
  }

  private static Steps of(Dpl dpl, Source source) {
    return new Steps(dpl, new io.dpl.grammar.tree.Pipeline(source, List.of(), Span.NONE));
  }

  /** WHERE. */
  public Steps where(String condition) {
    return then("WHERE " + condition);
  }

  /** SELECT; items as {@code "width * 2 AS w"}. */
  public Steps select(String... items) {
    return then("SELECT " + String.join(", ", items));
  }

  /** EXTEND; items as {@code "UPPER(name) AS loud"}. */
  public Steps extend(String... items) {
    return then("EXTEND " + String.join(", ", items));
  }

  /** APPLY; items as {@code "embed(text) AS v"}. */
  public Steps apply(String... calls) {
    return then("APPLY " + String.join(", ", calls));
  }

  /** ORDER BY; keys as {@code "name DESC"}. */
  public Steps orderBy(String... keys) {
    return then("ORDER BY " + String.join(", ", keys));
  }

  /** LIMIT. */
  public Steps limit(long rows) {
    return then("LIMIT " + rows);
  }

  /** BATCH. */
  public Steps batch(int rows) {
    return then("BATCH " + rows);
  }

  /**
   * Any operator, as a script writes it behind the pipe: {@code "AGGREGATE COUNT(*) AS n GROUP BY
   * city"}. Throws an {@link IllegalArgumentException} for several.
   */
  public Steps then(String operator) {
    List<Statement> parsed = ScriptParser.parse("<step>", HEAD + operator).orThrow().statements();
    if (parsed.size() != 1
        || !(parsed.get(0) instanceof Statement.Run run)
        || run.pipeline().operators().size() != 1) {
      throw new IllegalArgumentException("not one operator: " + operator);
    }
    List<Operator> more = new ArrayList<>(tree.operators());
    more.add(run.pipeline().operators().get(0));
    return new Steps(dpl, new io.dpl.grammar.tree.Pipeline(tree.source(), more, Span.NONE));
  }

  /** The syntax tree. */
  Script script() {
    return new Script(List.of(new Statement.Run(tree, Span.NONE)), Span.NONE);
  }

  /** The script, in canonical layout; reading it gives the same tree. */
  public String toDpl() {
    return Formatter.format(script());
  }

  /** The pipeline, to bind, plan and run. */
  public Pipeline pipeline() {
    return dpl.pipeline("<steps>", toDpl());
  }
}
