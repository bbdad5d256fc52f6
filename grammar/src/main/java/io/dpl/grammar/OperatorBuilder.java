package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.grammar.antlr.DplBaseVisitor;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.ApplyItem;
import io.dpl.grammar.tree.BatchSize;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Option;
import io.dpl.grammar.tree.Renaming;
import io.dpl.grammar.tree.Resource;
import io.dpl.grammar.tree.SortItem;
import io.dpl.grammar.tree.Target;
import io.dpl.grammar.tree.UnnestItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Makes operators. */
final class OperatorBuilder extends DplBaseVisitor<Operator> {

  private final TreeContext context;
  private final ItemBuilder items;

  OperatorBuilder(TreeContext context) {
    this.context = context;
    this.items = new ItemBuilder(context);
  }

  List<Operator> all(List<DplParser.OperatorContext> nodes) {
    List<Operator> made = new ArrayList<>(nodes.size());
    for (DplParser.OperatorContext node : nodes) {
      made.add(visit(node));
    }
    return made;
  }

  // ----------------------------------------------------------------------------------- columns

  @Override
  public Operator visitWhere(DplParser.WhereContext node) {
    return new Operator.Where(context.expressions.visit(node.expr()), context.span(node));
  }

  @Override
  public Operator visitSelect(DplParser.SelectContext node) {
    return new Operator.Select(
        node.DISTINCT() != null,
        node.selectItem().stream().map(items::select).toList(),
        context.clauses.windows(node.windows()),
        context.span(node));
  }

  @Override
  public Operator visitExtend(DplParser.ExtendContext node) {
    var windows = context.clauses.windows(node.windows());
    DplParser.ParenthesizedContext group = items.group(node);
    if (group != null) {
      return new Operator.Extend(
          group.named().stream().map(items::extend).toList(),
          windows,
          context.clauses.clauses(node.extendItem(0).itemClause()),
          context.span(node));
    }
    var made = node.extendItem().stream().map(items::extend).toList();
    items.checkPolicies(made.stream().map(i -> i.clauses()).toList(), "EXTEND", "f(a) AS x, ...");
    return new Operator.Extend(made, windows, Clauses.NONE, context.span(node));
  }

  @Override
  public Operator visitSetColumns(DplParser.SetColumnsContext node) {
    if (node.LP() != null) {
      return new Operator.SetColumns(
          node.assignment().stream().map(a -> items.assignment(a, Clauses.NONE)).toList(),
          context.clauses.clauses(node.itemClause()),
          context.span(node));
    }
    var made =
        node.setItem().stream()
            .map(i -> items.assignment(i.assignment(), context.clauses.clauses(i.itemClause())))
            .toList();
    items.checkPolicies(made.stream().map(i -> i.clauses()).toList(), "SET", "a = f(a), ...");
    return new Operator.SetColumns(made, Clauses.NONE, context.span(node));
  }

  @Override
  public Operator visitDropColumns(DplParser.DropColumnsContext node) {
    return new Operator.Drop(
        node.qname().stream().map(context::qualified).toList(), context.span(node));
  }

  @Override
  public Operator visitRename(DplParser.RenameContext node) {
    return new Operator.Rename(
        node.renaming().stream()
            .map(
                r ->
                    new Renaming(
                        context.qualified(r.qname()),
                        context.name(r.identifier()),
                        context.span(r)))
            .toList(),
        context.span(node));
  }

  @Override
  public Operator visitAlias(DplParser.AliasContext node) {
    return new Operator.Alias(context.name(node.identifier()), context.span(node));
  }

  // ---------------------------------------------------------------------------- groups and order

  @Override
  public Operator visitAggregate(DplParser.AggregateContext node) {
    Span span = context.span(node);
    if (node.named().isEmpty()) {
      items.reportEmptyAggregate(span);
    }
    int group = node.GROUP() == null ? Integer.MAX_VALUE : node.GROUP().getSymbol().getTokenIndex();
    return new Operator.Aggregate(
        node.named().stream()
            .filter(n -> n.getStart().getTokenIndex() < group)
            .map(items::named)
            .toList(),
        node.named().stream()
            .filter(n -> n.getStart().getTokenIndex() > group)
            .map(items::group)
            .toList(),
        span);
  }

  @Override
  public Operator visitDistinct(DplParser.DistinctContext node) {
    return new Operator.Distinct(
        node.exprList() == null ? List.of() : context.expressions.all(node.exprList().expr()),
        sorted(node.sortItems()),
        context.span(node));
  }

  @Override
  public Operator visitOrderBy(DplParser.OrderByContext node) {
    return new Operator.OrderBy(sorted(node.sortItems()), context.span(node));
  }

  @Override
  public Operator visitLimit(DplParser.LimitContext node) {
    return new Operator.Limit(
        context.expressions.visit(node.value(0)),
        context.expressions.orNull(node.value(1)),
        context.span(node));
  }

  @Override
  public Operator visitTop(DplParser.TopContext node) {
    return new Operator.Top(
        context.expressions.visit(node.value()),
        node.TIES() != null,
        sorted(node.sortItems()),
        context.expressions.all(node.exprs()),
        context.span(node));
  }

  private List<SortItem> sorted(DplParser.@Nullable SortItemsContext node) {
    return node == null ? List.of() : context.clauses.sortItems(node);
  }

  @Override
  public Operator visitSample(DplParser.SampleContext node) {
    return new Operator.Sample(
        context.expressions.count(node.count(0)),
        node.PERCENT() == null ? Operator.Sample.Unit.ROWS : Operator.Sample.Unit.PERCENT,
        node.SEED() == null ? null : context.expressions.count(node.count(1)),
        context.span(node));
  }

  // --------------------------------------------------------------------------------- other rows

  @Override
  public Operator visitJoin(DplParser.JoinContext node) {
    return new Operator.Join(
        JoinKinds.kind(node.joinKind()),
        context.sources.relation(node.relation()),
        context.sources.alias(node.tableAlias()),
        context.expressions.orNull(node.expr()),
        node.columnList() == null ? List.of() : context.names(node.columnList()),
        context.clauses.resources(node.withClause()),
        context.span(node));
  }

  @Override
  public Operator visitSetOperation(DplParser.SetOperationContext node) {
    Operator.SetOperation.Kind kind =
        node.UNION() != null
            ? Operator.SetOperation.Kind.UNION
            : node.INTERSECT() != null
                ? Operator.SetOperation.Kind.INTERSECT
                : Operator.SetOperation.Kind.EXCEPT;
    return new Operator.SetOperation(
        kind,
        node.ALL() != null,
        node.NAME() != null,
        node.input().stream().map(i -> context.sources.pipeline(i.pipeline())).toList(),
        context.span(node));
  }

  @Override
  public Operator visitUnnest(DplParser.UnnestContext node) {
    List<UnnestItem> made = node.named().stream().map(items::unnest).toList();
    Name ordinality = null;
    List<Resource> resources = List.of();
    OnError onError = null;
    Set<String> seen = new HashSet<>();
    for (DplParser.UnnestClauseContext clause : node.unnestClause()) {
      Span span = context.span(clause);
      if (clause.policy() != null) {
        context.once(seen, "ON ERROR", span);
        onError = context.clauses.onError(clause.ON(), clause.policy());
      } else if (clause.ORDINALITY() != null) {
        context.once(seen, "WITH ORDINALITY", span);
        ordinality = context.name(clause.identifier());
      } else {
        context.once(seen, "WITH", span);
        resources = context.clauses.resources(clause.resources());
      }
    }
    boolean plain = resources.isEmpty() && onError == null;
    Clauses clauses =
        plain ? Clauses.NONE : new Clauses(resources, onError, context.span(node.unnestClause(0)));
    return new Operator.Unnest(node.OUTER() != null, made, ordinality, clauses, context.span(node));
  }

  @Override
  public Operator visitPivot(DplParser.PivotContext node) {
    int in = node.IN().getSymbol().getTokenIndex();
    return new Operator.Pivot(
        node.named().stream()
            .filter(n -> n.getStart().getTokenIndex() < in)
            .map(items::named)
            .toList(),
        context.expressions.visit(node.value()),
        node.named().stream()
            .filter(n -> n.getStart().getTokenIndex() > in)
            .map(items::optionallyNamed)
            .toList(),
        context.span(node));
  }

  // ---------------------------------------------------------------------------- flow and models

  @Override
  public Operator visitRepartition(DplParser.RepartitionContext node) {
    return new Operator.Repartition(
        context.sources.partitioning(node.partitioning()), context.span(node));
  }

  @Override
  public Operator visitBatch(DplParser.BatchContext node) {
    DplParser.BatchSizeContext size = node.batchSize();
    Span span = context.span(size);
    BatchSize made;
    if (size.AUTO() != null) {
      made = new BatchSize.Auto(span);
    } else if (size.count() != null) {
      made = new BatchSize.Rows(context.expressions.count(size.count()), span);
    } else {
      Token token = size.getStart();
      String text =
          token.getType() == DplLexer.SIZE ? token.getText() : context.expressions.text(token);
      Expression bytes = context.expressions.literals().size(text, span);
      made =
          bytes instanceof Expression.SizeLiteral known
              ? new BatchSize.Bytes(known.bytes(), span)
              : new BatchSize.Auto(span);
    }
    return new Operator.Batch(made, context.span(node));
  }

  @Override
  public Operator visitApply(DplParser.ApplyContext node) {
    List<ApplyItem> made = node.applyItem().stream().map(this::applyItem).toList();
    if (node.LP() != null) {
      Clauses clauses = context.clauses.clauses(node.itemClause());
      return new Operator.Apply(made, clauses, context.span(node));
    }
    items.checkPolicies(made.stream().map(ApplyItem::clauses).toList(), "APPLY", "m(a) AS x, ...");
    return new Operator.Apply(made, Clauses.NONE, context.span(node));
  }

  private ApplyItem applyItem(DplParser.ApplyItemContext node) {
    ClauseBuilder.Arguments arguments = context.clauses.arguments(node.args());
    return new ApplyItem(
        context.qualified(node.qname()),
        node.LP() == null,
        arguments.positional(),
        arguments.named(),
        items.outputs(node.AS(), node.identifier(), node.columnList()),
        context.clauses.clauses(node.itemClause()),
        context.span(node));
  }

  @Override
  public Operator visitCallOperator(DplParser.CallOperatorContext node) {
    ClauseBuilder.Arguments arguments = context.clauses.arguments(node.args());
    return new Operator.Call(
        context.qualified(node.qname()),
        arguments.positional(),
        arguments.named(),
        context.clauses.clauses(node.itemClause()),
        context.span(node));
  }

  @Override
  public Operator visitCache(DplParser.CacheContext node) {
    return new Operator.Cache(context.span(node));
  }

  @Override
  public Operator visitAssert(DplParser.AssertContext node) {
    List<Expression> all = context.expressions.all(node.exprs());
    return new Operator.Assert(
        all.get(0),
        all.subList(1, all.size()),
        node.ON() == null ? null : context.clauses.onError(node.ON(), node.policy()),
        context.span(node));
  }

  // ----------------------------------------------------------------------------------- outputs

  @Override
  public Operator visitTee(DplParser.TeeContext node) {
    return new Operator.Tee(
        node.branch().stream().map(context.sources::branch).toList(), context.span(node));
  }

  @Override
  public Operator visitFork(DplParser.ForkContext node) {
    return new Operator.Fork(
        node.branch().stream().map(context.sources::branch).toList(), context.span(node));
  }

  @Override
  public Operator visitWrite(DplParser.WriteContext node) {
    List<ParserRuleContext> clauses = new ArrayList<>();
    List<DplParser.WritePlanContext> plans = new ArrayList<>();
    List<Option> options = List.of();
    for (DplParser.WriteClauseContext clause : node.writeClause()) {
      if (clause.writePlan() != null) {
        plans.add(clause.writePlan());
      } else {
        options = context.clauses.options(clause.optionList());
      }
      clauses.add(clause);
    }
    if (node.writePlan() != null) {
      plans.add(node.writePlan());
      clauses.add(node.writePlan());
    }
    context.clauses.eachOnce(clauses);
    Operator.Write.Mode mode = null;
    List<Name> partitionBy = List.of();
    for (DplParser.WritePlanContext plan : plans) {
      if (plan.MODE() != null) {
        mode = items.mode(plan.identifier());
      } else {
        partitionBy = context.names(plan.columnList());
      }
    }
    OnError onError =
        node.ON() == null
            ? null
            : context.clauses.onError(node.ON(), node.errorAction(), node.quarantine());
    Target target = items.target(node.location());
    return new Operator.Write(
        context.name(node.identifier()),
        target,
        mode,
        partitionBy,
        options,
        onError,
        context.span(node));
  }

  @Override
  public Operator visitDescribe(DplParser.DescribeContext node) {
    return new Operator.Describe(context.span(node));
  }
}
