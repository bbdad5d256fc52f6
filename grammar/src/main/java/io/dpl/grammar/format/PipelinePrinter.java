package io.dpl.grammar.format;

import io.dpl.grammar.tree.Branch;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Source;
import java.util.ArrayList;
import java.util.List;

/** Writes pipelines: the source, then one operator a line. */
final class PipelinePrinter implements Source.Visitor<Doc>, Relation.Visitor<Doc> {

  private final Printers printers;

  PipelinePrinter(Printers printers) {
    this.printers = printers;
  }

  /**
   * A pipeline.
   *
   * @param between what stands before each operator
   */
  Doc print(Pipeline pipeline, Doc between) {
    List<Operator> operators = pipeline.operators();
    Source source = pipeline.source();
    int end = pipeline.span().end();
    int limit = operators.isEmpty() ? end : operators.get(0).span().start();
    List<Doc> all = new ArrayList<>();
    all.add(printers.comments.around(source.span(), limit, "", () -> source.accept(this)));
    addOperators(operators, end, between, all);
    return new Doc.Concat(all);
  }

  Doc branch(Branch branch) {
    List<Doc> all = new ArrayList<>();
    addOperators(branch.operators(), branch.span().end(), Doc.LINE, all);
    return Doc.group(Doc.text("("), new Doc.Nest(2, new Doc.Concat(all)), Doc.LINE, Doc.text(")"));
  }

  private void addOperators(List<Operator> operators, int end, Doc between, List<Doc> to) {
    for (int i = 0; i < operators.size(); i++) {
      Operator operator = operators.get(i);
      int limit = i + 1 < operators.size() ? operators.get(i + 1).span().start() : end;
      to.add(between);
      to.add(
          printers.comments.around(
              operator.span(),
              limit,
              "",
              () -> Doc.concat(Doc.text("| "), operator.accept(printers.operators))));
    }
  }

  // ----------------------------------------------------------------------------------- sources

  @Override
  public Doc visitRead(Source.Read node) {
    List<Doc> locations = printers.expressions.all(node.locations());
    Doc places = Doc.nest(4, Doc.join(Doc.concat(Doc.text(","), Doc.LINE), locations));
    List<Doc> clauses = new ArrayList<>();
    if (!node.schema().isEmpty()) {
      clauses.add(printers.clauses.formals("SCHEMA (", node.schema(), ")"));
    }
    if (!node.options().isEmpty()) {
      clauses.add(printers.clauses.options(node.options()));
    }
    if (node.alias() != null) {
      clauses.add(Doc.text("AS " + Words.name(node.alias())));
    }
    if (node.repartition() != null) {
      clauses.add(repartition(node.repartition()));
    }
    if (node.onError() != null) {
      clauses.add(printers.clauses.onError(node.onError()));
    }
    Doc first = Doc.concat(Doc.text("READ " + Words.name(node.format()) + " "), places);
    return ClausePrinter.followed(Doc.group(first), 4, clauses);
  }

  private Doc repartition(io.dpl.grammar.tree.Partitioning partitioning) {
    return Doc.concat(Doc.text("REPARTITION "), printers.clauses.partitioning(partitioning));
  }

  @Override
  public Doc visitFrom(Source.From node) {
    Doc first =
        Doc.concat(
            Doc.text("FROM "),
            relation(node.relation()),
            Doc.text(printers.clauses.alias(node.alias())));
    return node.repartition() == null
        ? first
        : ClausePrinter.followed(first, 4, List.of(repartition(node.repartition())));
  }

  @Override
  public Doc visitValues(Source.Values node) {
    List<Doc> rows = new ArrayList<>();
    for (List<Expression> row : node.rows()) {
      rows.add(Doc.enclosed("(", printers.expressions.all(row), ")"));
    }
    return Doc.group(
        Doc.text("VALUES"),
        Doc.nest(4, Doc.LINE, Doc.join(Doc.concat(Doc.text(","), Doc.LINE), rows)),
        Doc.text(printers.clauses.alias(node.alias())));
  }

  @Override
  public Doc visitNested(Source.Nested node) {
    return printers.nested("(", node.pipeline());
  }

  // --------------------------------------------------------------------------------- relations

  Doc relation(Relation relation) {
    return relation.accept((Relation.Visitor<Doc>) this);
  }

  @Override
  public Doc visitTable(Relation.Table node) {
    return Doc.text(Words.name(node.name()));
  }

  @Override
  public Doc visitFile(Relation.File node) {
    return printers.verbatim(node.span(), Words.string(node.location()));
  }

  @Override
  public Doc visitNested(Relation.Nested node) {
    return printers.nested("(", node.pipeline());
  }

  @Override
  public Doc visitFunction(Relation.Function node) {
    List<Doc> arguments = printers.expressions.arguments(node.arguments(), node.namedArguments());
    return Doc.enclosed(Words.name(node.name()) + "(", arguments, ")");
  }

  @Override
  public Doc visitUnnest(Relation.Unnest node) {
    return Doc.concat(Doc.text("UNNEST("), printers.expressions.print(node.value()), Doc.text(")"));
  }

  @Override
  public Doc visitSql(Relation.Sql node) {
    return Doc.text("SQL $$" + node.text() + "$$");
  }
}
