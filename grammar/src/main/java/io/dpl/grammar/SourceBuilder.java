package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplBaseVisitor;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Branch;
import io.dpl.grammar.tree.Distribution;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Option;
import io.dpl.grammar.tree.Partitioning;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Source;
import io.dpl.grammar.tree.TableAlias;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes pipelines, their sources, relations and partitionings. */
final class SourceBuilder extends DplBaseVisitor<Source> {

  private final TreeContext context;
  private final RelationBuilder relations = new RelationBuilder();

  SourceBuilder(TreeContext context) {
    this.context = context;
  }

  Pipeline pipeline(DplParser.PipelineContext node) {
    Source source =
        node.source().plainSource() == null
            ? new Source.Nested(pipeline(node.source().pipeline()), context.span(node.source()))
            : visit(node.source().plainSource());
    return new Pipeline(source, context.operators.all(node.operator()), context.span(node));
  }

  Pipeline pipeline(DplParser.PlainPipelineContext node) {
    return new Pipeline(
        visit(node.plainSource()), context.operators.all(node.operator()), context.span(node));
  }

  Branch branch(DplParser.BranchContext node) {
    return new Branch(context.operators.all(node.operator()), context.span(node));
  }

  // ----------------------------------------------------------------------------------- sources

  @Override
  public Source visitReadSource(DplParser.ReadSourceContext node) {
    List<ParserRuleContext> clauses = new ArrayList<>();
    List<DplParser.ReadPlanContext> plans = new ArrayList<>();
    List<Option> options = List.of();
    for (DplParser.ReadClauseContext clause : node.readClause()) {
      if (clause.readPlan() != null) {
        plans.add(clause.readPlan());
      } else {
        options = context.clauses.options(clause.optionList());
      }
      clauses.add(clause);
    }
    if (node.readPlan() != null) {
      plans.add(node.readPlan());
      clauses.add(node.readPlan());
    }
    context.clauses.eachOnce(clauses);
    List<Formal> schema = List.of();
    Name alias = null;
    Partitioning repartition = null;
    for (DplParser.ReadPlanContext plan : plans) {
      if (plan.formals() != null) {
        schema = context.clauses.formals(plan.formals());
      } else if (plan.identifier() != null) {
        alias = context.name(plan.identifier());
      } else {
        repartition = splits(plan.partitioning());
      }
    }
    OnError onError =
        node.ON() == null
            ? null
            : context.clauses.onError(node.ON(), node.errorAction(), node.quarantine());
    return new Source.Read(
        context.name(node.identifier()),
        node.location().stream().map(context.clauses::location).toList(),
        schema,
        options,
        onError,
        alias,
        repartition,
        context.span(node));
  }

  @Override
  public Source visitFromSource(DplParser.FromSourceContext node) {
    return new Source.From(
        relation(node.relation()),
        alias(node.tableAlias()),
        node.partitioning() == null ? null : splits(node.partitioning()),
        context.span(node));
  }

  @Override
  public Source visitValuesSource(DplParser.ValuesSourceContext node) {
    List<List<Expression>> rows = new ArrayList<>();
    for (DplParser.RowContext row : node.row()) {
      List<DplParser.ExprContext> values = row.exprList().expr();
      rows.add(context.expressions.all(values));
      if (values.size() != rows.get(0).size()) {
        context.error(
            SyntaxCode.UNEVEN_ROWS,
            context.span(row),
            "this row has " + values.size() + " values, the first has " + rows.get(0).size(),
            "Give every row of VALUES the same number of values.");
      }
    }
    return new Source.Values(rows, alias(node.tableAlias()), context.span(node));
  }

  // --------------------------------------------------------------------------------- relations

  Relation relation(DplParser.RelationContext node) {
    return node.accept(relations);
  }

  @Nullable TableAlias alias(DplParser.@Nullable TableAliasContext node) {
    if (node == null) {
      return null;
    }
    List<Name> columns = node.columnList() == null ? List.of() : context.names(node.columnList());
    return new TableAlias(context.name(node.identifier()), columns, context.span(node));
  }

  private final class RelationBuilder extends DplBaseVisitor<Relation> {

    @Override
    public Relation visitUnnestRelation(DplParser.UnnestRelationContext node) {
      return new Relation.Unnest(context.expressions.visit(node.expr()), context.span(node));
    }

    @Override
    public Relation visitSqlRelation(DplParser.SqlRelationContext node) {
      if (node.DOLLAR_STRING() != null) {
        String text = context.expressions.text(node.DOLLAR_STRING().getSymbol());
        return new Relation.Sql(text, context.span(node));
      }
      return named(node, node.identifier(), node.LP() != null, node.args());
    }

    @Override
    public Relation visitNamedRelation(DplParser.NamedRelationContext node) {
      return named(node, node.identifier(), node.LP() != null, node.args());
    }

    private Relation named(
        ParserRuleContext node,
        List<DplParser.IdentifierContext> rest,
        boolean call,
        DplParser.@Nullable ArgsContext args) {
      List<Name> parts = new ArrayList<>();
      parts.add(context.name(node.getStart()));
      rest.forEach(part -> parts.add(context.name(part)));
      Span span = context.span(node);
      QualifiedName name =
          new QualifiedName(parts, parts.get(0).span().to(parts.get(parts.size() - 1).span()));
      if (!call) {
        return new Relation.Table(name, span);
      }
      ClauseBuilder.Arguments arguments = context.clauses.arguments(args);
      return new Relation.Function(name, arguments.positional(), arguments.named(), span);
    }

    @Override
    public Relation visitFileRelation(DplParser.FileRelationContext node) {
      Token token = node.STRING().getSymbol();
      return new Relation.File(context.expressions.text(token), context.span(node));
    }

    @Override
    public Relation visitNestedRelation(DplParser.NestedRelationContext node) {
      return new Relation.Nested(pipeline(node.pipeline()), context.span(node));
    }
  }

  // ------------------------------------------------------------------------------ partitioning

  Partitioning partitioning(DplParser.PartitioningContext node) {
    Span span = context.span(node);
    if (node.AUTO() != null) {
      return new Partitioning.Auto(span);
    }
    Distribution by = node.exprs() == null ? null : distribution(node.exprs());
    if (node.count() != null) {
      Expression count = context.expressions.count(node.count());
      return new Partitioning.Count(count, by, node.SHUFFLE() != null, span);
    }
    if (by != null) {
      return new Partitioning.By(by, span);
    }
    TerminalNode size = node.SIZE() == null ? node.STRING() : node.SIZE();
    Span place = context.span(size.getSymbol());
    String text = node.SIZE() == null ? context.expressions.text(size.getSymbol()) : size.getText();
    return new Partitioning.Target(context.expressions.literals().size(text, place), span);
  }

  /** The clause of a source: it plans splits, so that no row can be placed by its values. */
  private Partitioning splits(DplParser.PartitioningContext node) {
    if (node.BY() != null) {
      context.error(
          SyntaxCode.REPARTITION_BY_ON_SOURCE,
          context.span(node.exprs()),
          "REPARTITION of a source cuts files into splits and cannot place rows by a key",
          "Write it as an operator: ... | REPARTITION BY " + node.exprs().getText() + ".");
    }
    return partitioning(node);
  }

  private Distribution distribution(DplParser.ExprsContext node) {
    List<Expression> keys = context.expressions.all(node);
    if (keys.size() == 1
        && keys.get(0) instanceof Expression.Call call
        && call.function().parts().size() == 1
        && call.namedArguments().isEmpty()
        && !call.arguments().isEmpty()) {
      for (Distribution.Method method : Distribution.Method.values()) {
        if (call.function().last().matches(method.name())) {
          return new Distribution(method, call.arguments(), context.span(node));
        }
      }
    }
    return new Distribution(Distribution.Method.HASH, keys, context.span(node));
  }
}
