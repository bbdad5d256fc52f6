package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Partitioning;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Source;
import io.dpl.grammar.tree.TableAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.logical.LogicalValues;
import org.jspecify.annotations.Nullable;

/** READ, FROM, VALUES and pipelines in parentheses. */
final class SourceBinder implements Source.Visitor<Flow>, Relation.Visitor<Flow> {

  private static final Map<String, String> FORMATS =
      Map.of(
          "parquet", "PARQUET",
          "csv", "CSV",
          "tsv", "CSV",
          "json", "JSON",
          "jsonl", "JSON",
          "ndjson", "JSON",
          "arrow", "ARROW",
          "ipc", "ARROW",
          "feather", "ARROW");

  private final Session session;
  private final @Nullable Scope outer;

  SourceBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Source source) {
    return source.accept(this);
  }

  /** The rows of a relation under its alias. */
  Flow bind(Relation relation, @Nullable TableAlias alias) {
    return aliased(relation.accept(this), alias);
  }

  /** Rows of nothing, where the source is wrong. */
  Flow broken() {
    return new Flow(LogicalValues.createOneRow(session.cluster()), List.of(), List.of(), true);
  }

  private Flow aliased(Flow flow, @Nullable TableAlias alias) {
    if (alias == null) {
      return flow;
    }
    Flow named = flow.as(alias.name().text());
    if (alias.columns().isEmpty() || flow.broken()) {
      return named;
    }
    List<Column> shown = named.shown();
    if (shown.size() != alias.columns().size()) {
      session
          .diagnostics()
          .error(
              TypeCode.COLUMN_COUNT,
              alias.span(),
              alias.columns().size() + " names for " + shown.size() + " columns",
              "name every column");
      return new Flow(named.rel(), named.columns(), named.order(), true);
    }
    List<Column> renamed = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Name name = alias.columns().get(i);
      new Names(session).isFree(name.text(), name.span(), renamed, "choose another name");
      renamed.add(shown.get(i).named(name.text()));
    }
    return named.withColumns(renamed);
  }

  @Override
  public Flow visitRead(Source.Read node) {
    return new ReadBinder(session, outer).bind(node);
  }

  @Override
  public Flow visitFrom(Source.From node) {
    if (node.relation() instanceof Relation.File file && node.repartition() != null) {
      return aliased(file(file, node.repartition()), node.alias());
    }
    if (node.repartition() != null) {
      session.notYet(
          node.repartition().span(), "REPARTITION on this FROM", "write | REPARTITION behind it");
    }
    return bind(node.relation(), node.alias());
  }

  @Override
  public Flow visitValues(Source.Values node) {
    return aliased(new ValuesBinder(session, outer).bind(node), node.alias());
  }

  @Override
  public Flow visitNested(Source.Nested node) {
    return rows(node.pipeline());
  }

  private Flow rows(Pipeline pipeline) {
    return new PipelineBinder(session).rows(pipeline, outer, "a pipeline in parentheses");
  }

  @Override
  public Flow visitTable(Relation.Table node) {
    String name = node.name().text();
    Optional<Flow> let = session.lets().find(name);
    if (let.isPresent()) {
      return let.get().as(node.name().last().text());
    }
    Tables tables = new Tables(session);
    Optional<Source.Read> given = tables.find(node);
    if (given.isPresent()) {
      return visitRead(given.get()).as(node.name().last().text());
    }
    List<String> known = tables.names();
    session
        .diagnostics()
        .error(
            NameCode.UNKNOWN_TABLE,
            node.span(),
            "no row set named " + name,
            Nearest.to(name, known)
                .map(other -> "did you mean " + other + "?")
                .orElse(
                    known.isEmpty()
                        ? "declare it before: LET " + name + " = READ ...;"
                        : (tables.isEmpty() ? "LETs here are " : "row sets here are ")
                            + String.join(", ", known)));
    return broken();
  }

  @Override
  public Flow visitFile(Relation.File node) {
    return file(node, null);
  }

  private Flow file(Relation.File node, @Nullable Partitioning repartition) {
    String location = node.location();
    String name = location.substring(location.lastIndexOf('/') + 1);
    String plain = name.replaceAll("(?i)\\.(gz|zst|bz2)$", "");
    String ending = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String format = FORMATS.get(ending);
    if (format == null || ending.length() == plain.length()) {
      session
          .diagnostics()
          .error(
              NameCode.UNKNOWN_FILE_TYPE,
              node.span(),
              "the name '" + location + "' does not say its format",
              "write READ and the format, for example READ CSV '" + location + "'");
      return broken();
    }
    var read =
        new Source.Read(
            new Name(format, false, node.span()),
            List.of(new Expression.Literal(location, Simple.STRING, node.span())),
            List.of(),
            List.of(),
            null,
            Name.of(plain.substring(0, plain.length() - ending.length() - 1)),
            repartition,
            node.span());
    return visitRead(read);
  }

  @Override
  public Flow visitNested(Relation.Nested node) {
    return rows(node.pipeline());
  }

  @Override
  public Flow visitFunction(Relation.Function node) {
    session.notYet(node.span(), "a table function", "write | UNNEST with a list function");
    return broken();
  }

  @Override
  public Flow visitUnnest(Relation.Unnest node) {
    return new UnnestBinder(session, outer).source(node);
  }

  @Override
  public Flow visitSql(Relation.Sql node) {
    session.notYet(node.span(), "SQL as a source", "write the query as a pipeline");
    return broken();
  }
}
