package io.dpl.grammar.format;

import io.dpl.grammar.tree.ApplyItem;
import io.dpl.grammar.tree.Assignment;
import io.dpl.grammar.tree.Branch;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.ExtendItem;
import io.dpl.grammar.tree.GroupItem;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.SortItem;
import io.dpl.grammar.tree.Target;
import io.dpl.grammar.tree.WindowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes operators, without the sign before them. */
final class OperatorPrinter implements Operator.Visitor<Doc> {

  private static final int INDENT = 4;

  private final Printers printers;
  private final GroupPrinter groups;

  OperatorPrinter(Printers printers) {
    this.printers = printers;
    this.groups = new GroupPrinter(printers);
  }

  private Doc expression(Expression expression) {
    return printers.expressions.print(expression);
  }

  /** A word and its items: on one line, or each on its own. */
  private <T extends Node> Doc list(
      String word, List<T> items, Node around, Function<T, Doc> print) {
    return list(word, items, around.span().end(), print, () -> Doc.NOTHING);
  }

  /**
   * The same with what follows the items.
   *
   * @param end where the items end in the script, for the comment behind the last one
   * @param after made after the items, since comments are taken in the order of the script
   */
  private <T extends Node> Doc list(
      String word, List<T> items, int end, Function<T, Doc> print, Supplier<Doc> after) {
    Doc all = printers.items(items, end, print);
    return Doc.group(Doc.text(word), Doc.nest(INDENT, Doc.LINE, all), Doc.nest(2, after.get()));
  }

  /** Where a list ends: at the first of what follows it, or with the operator. */
  private static int end(Node operator, List<? extends Node> after) {
    return after.isEmpty() ? operator.span().end() : after.get(0).span().start();
  }

  private static Doc clause(Doc clause) {
    return Doc.concat(Doc.LINE, clause);
  }

  // ----------------------------------------------------------------------------------- columns

  @Override
  public Doc visitWhere(Operator.Where node) {
    return Doc.concat(Doc.text("WHERE "), Doc.nest(2, expression(node.condition())));
  }

  @Override
  public Doc visitSelect(Operator.Select node) {
    String word = node.distinct() ? "SELECT DISTINCT" : "SELECT";
    return list(
        word,
        node.items(),
        end(node, node.windows()),
        groups::select,
        () -> windows(node.windows()));
  }

  private Doc windows(List<WindowDefinition> windows) {
    return windows.isEmpty() ? Doc.NOTHING : clause(printers.clauses.windows(windows));
  }

  @Override
  public Doc visitExtend(Operator.Extend node) {
    int end = end(node, node.windows());
    return node.clauses().isEmpty()
        ? list("EXTEND", node.items(), end, this::extendItem, () -> windows(node.windows()))
        : group(
            "EXTEND",
            node.items(),
            end,
            this::extendItem,
            node.clauses(),
            () -> windows(node.windows()));
  }

  private <T extends Node> Doc group(
      String word,
      List<T> items,
      int end,
      Function<T, Doc> print,
      Clauses clauses,
      Supplier<Doc> after) {
    int last = Math.min(end, clauses.span().start());
    Doc all = printers.items(items, last, print);
    Doc enclosed =
        Doc.group(
            Doc.text(word + " ("),
            Doc.nest(INDENT, Doc.SOFT, all),
            Doc.nest(2, Doc.SOFT),
            Doc.text(")"));
    Doc followed = ClausePrinter.followed(enclosed, INDENT, printers.clauses.clauses(clauses));
    return Doc.group(followed, Doc.nest(2, after.get()));
  }

  private Doc extendItem(ExtendItem item) {
    Doc named = printers.clauses.aliased(item.value(), item.alias());
    return ClausePrinter.followed(named, 2, printers.clauses.clauses(item.clauses()));
  }

  @Override
  public Doc visitSetColumns(Operator.SetColumns node) {
    return node.clauses().isEmpty()
        ? list("SET", node.items(), node, this::assignment)
        : group(
            "SET",
            node.items(),
            node.span().end(),
            this::assignment,
            node.clauses(),
            () -> Doc.NOTHING);
  }

  private Doc assignment(Assignment item) {
    Doc set = Doc.concat(Doc.text(Words.name(item.target()) + " = "), expression(item.value()));
    return ClausePrinter.followed(set, 2, printers.clauses.clauses(item.clauses()));
  }

  @Override
  public Doc visitDrop(Operator.Drop node) {
    return list("DROP", node.columns(), node, column -> Doc.text(Words.name(column)));
  }

  @Override
  public Doc visitRename(Operator.Rename node) {
    return list(
        "RENAME",
        node.items(),
        node,
        item -> Doc.text(Words.name(item.from()) + " AS " + Words.name(item.to())));
  }

  @Override
  public Doc visitAlias(Operator.Alias node) {
    return Doc.text("AS " + Words.name(node.name()));
  }

  // ---------------------------------------------------------------------------- groups and order

  @Override
  public Doc visitAggregate(Operator.Aggregate node) {
    List<GroupItem> keys = node.groupBy();
    int end = end(node, keys);
    return node.aggregates().isEmpty()
        ? Doc.group(Doc.text("AGGREGATE"), Doc.nest(2, groupBy(keys)))
        : list("AGGREGATE", node.aggregates(), end, printers.clauses::named, () -> groupBy(keys));
  }

  private Doc groupBy(List<GroupItem> keys) {
    if (keys.isEmpty()) {
      return Doc.NOTHING;
    }
    Doc all = Doc.group(Doc.nest(2, ExpressionPrinter.commas(keys, groups::group)));
    return clause(Doc.concat(Doc.text("GROUP BY "), all));
  }

  @Override
  public Doc visitDistinct(Operator.Distinct node) {
    if (node.on().isEmpty()) {
      return Doc.text("DISTINCT");
    }
    Doc on = Doc.enclosed("DISTINCT ON (", printers.expressions.all(node.on()), ")");
    return node.orderBy().isEmpty()
        ? on
        : Doc.group(on, Doc.nest(INDENT, clause(orderBy(node.orderBy()))));
  }

  private Doc orderBy(List<SortItem> items) {
    return Doc.concat(Doc.text("ORDER BY "), printers.expressions.sortItems(items));
  }

  @Override
  public Doc visitOrderBy(Operator.OrderBy node) {
    return list("ORDER BY", node.items(), node, printers.expressions::sortItem);
  }

  @Override
  public Doc visitLimit(Operator.Limit node) {
    Doc count = Doc.concat(Doc.text("LIMIT "), value(node.count()));
    return node.offset() == null
        ? count
        : Doc.concat(count, Doc.text(" OFFSET "), value(node.offset()));
  }

  private Doc value(Expression expression) {
    return printers.expressions.atLeast(Binding.VALUE, expression);
  }

  @Override
  public Doc visitTop(Operator.Top node) {
    Doc first =
        Doc.concat(
            Doc.text("TOP "),
            value(node.count()),
            Doc.text(node.withTies() ? " WITH TIES BY " : " BY "),
            printers.expressions.sortItems(node.by()));
    if (node.partitionBy().isEmpty()) {
      return Doc.group(Doc.nest(INDENT, first));
    }
    Doc by = ExpressionPrinter.commas(node.partitionBy(), this::expression);
    return Doc.group(Doc.nest(INDENT, first, clause(Doc.concat(Doc.text("PARTITION BY "), by))));
  }

  @Override
  public Doc visitSample(Operator.Sample node) {
    Doc sample =
        Doc.concat(Doc.text("SAMPLE "), expression(node.amount()), Doc.text(" " + node.unit()));
    return node.seed() == null
        ? sample
        : Doc.concat(sample, Doc.text(" SEED "), expression(node.seed()));
  }

  // --------------------------------------------------------------------------------- other rows

  @Override
  public Doc visitJoin(Operator.Join node) {
    Doc first =
        Doc.concat(
            Doc.text(groups.join(node.kind()) + " "),
            printers.pipelines.relation(node.relation()),
            Doc.text(printers.clauses.alias(node.alias())));
    List<Doc> clauses = new ArrayList<>();
    if (node.on() != null) {
      clauses.add(Doc.concat(Doc.text("ON "), expression(node.on())));
    }
    if (!node.using().isEmpty()) {
      clauses.add(Doc.text("USING " + Words.names(node.using())));
    }
    if (!node.resources().isEmpty()) {
      clauses.add(printers.clauses.resources("WITH (", node.resources()));
    }
    return ClausePrinter.followed(first, INDENT, clauses);
  }

  @Override
  public Doc visitSetOperation(Operator.SetOperation node) {
    String kind = node.kind() + (node.all() ? " ALL" : " DISTINCT");
    Doc inputs = ExpressionPrinter.commas(node.inputs(), input -> printers.nested("(", input));
    String word = node.byName() ? kind + " BY NAME " : kind + " ";
    return Doc.group(Doc.text(word), Doc.nest(2, inputs));
  }

  @Override
  public Doc visitUnnest(Operator.Unnest node) {
    Doc items =
        list(
            node.outer() ? "UNNEST OUTER" : "UNNEST",
            node.items(),
            node,
            i ->
                Doc.concat(expression(i.value()), Doc.text(printers.clauses.outputs(i.outputs()))));
    List<Doc> clauses = new ArrayList<>();
    if (node.ordinality() != null) {
      clauses.add(Doc.text("WITH ORDINALITY AS " + Words.name(node.ordinality())));
    }
    clauses.addAll(printers.clauses.clauses(node.clauses()));
    return ClausePrinter.followed(items, INDENT, clauses);
  }

  @Override
  public Doc visitPivot(Operator.Pivot node) {
    List<Doc> values = node.values().stream().map(printers.clauses::named).toList();
    return Doc.concat(
        Doc.text("PIVOT "),
        ExpressionPrinter.commas(node.aggregates(), printers.clauses::named),
        Doc.text(" FOR "),
        value(node.on()),
        Doc.enclosed(" IN (", values, ")"));
  }

  // ---------------------------------------------------------------------------- flow and models

  @Override
  public Doc visitRepartition(Operator.Repartition node) {
    Doc how = printers.clauses.partitioning(node.partitioning());
    return Doc.concat(Doc.text("REPARTITION "), how);
  }

  @Override
  public Doc visitBatch(Operator.Batch node) {
    return Doc.concat(Doc.text("BATCH "), printers.clauses.batch(node.size()));
  }

  @Override
  public Doc visitApply(Operator.Apply node) {
    return node.clauses().isEmpty()
        ? list("APPLY", node.items(), node, this::applyItem)
        : group(
            "APPLY",
            node.items(),
            node.span().end(),
            this::applyItem,
            node.clauses(),
            () -> Doc.NOTHING);
  }

  private Doc applyItem(ApplyItem item) {
    String model = Words.name(item.model());
    Doc call =
        item.bare()
            ? Doc.text(model)
            : Doc.enclosed(
                model + "(",
                printers.expressions.arguments(item.arguments(), item.namedArguments()),
                ")");
    Doc named = Doc.concat(call, Doc.text(printers.clauses.outputs(item.outputs())));
    return ClausePrinter.followed(named, 2, printers.clauses.clauses(item.clauses()));
  }

  @Override
  public Doc visitCall(Operator.Call node) {
    List<Doc> arguments = printers.expressions.arguments(node.arguments(), node.namedArguments());
    Doc call = Doc.enclosed("CALL " + Words.name(node.name()) + "(", arguments, ")");
    return ClausePrinter.followed(call, INDENT, printers.clauses.clauses(node.clauses()));
  }

  @Override
  public Doc visitCache(Operator.Cache node) {
    return Doc.text("CACHE");
  }

  @Override
  public Doc visitAssert(Operator.Assert node) {
    List<Expression> all = new ArrayList<>(node.details());
    all.add(0, node.condition());
    Doc first = Doc.concat(Doc.text("ASSERT "), ExpressionPrinter.commas(all, this::expression));
    Doc group = Doc.group(Doc.nest(INDENT, first));
    return node.onError() == null
        ? group
        : ClausePrinter.followed(group, INDENT, List.of(printers.clauses.onError(node.onError())));
  }

  // ----------------------------------------------------------------------------------- outputs

  @Override
  public Doc visitTee(Operator.Tee node) {
    return branches("TEE", node.branches());
  }

  @Override
  public Doc visitFork(Operator.Fork node) {
    return branches("FORK", node.branches());
  }

  private Doc branches(String word, List<Branch> branches) {
    if (branches.size() == 1) {
      return Doc.concat(
          Doc.text(word + " "), Doc.nest(2, printers.pipelines.branch(branches.get(0))));
    }
    Doc all = ExpressionPrinter.commas(branches, printers.pipelines::branch);
    return Doc.group(Doc.text(word), Doc.nest(2, Doc.LINE, all));
  }

  @Override
  public Doc visitWrite(Operator.Write node) {
    Doc target =
        node.target()
            .accept(
                new Target.Visitor<Doc>() {
                  @Override
                  public Doc visitLocation(Target.Location place) {
                    return expression(place.location());
                  }

                  @Override
                  public Doc visitTable(Target.Table table) {
                    return Doc.text(Words.name(table.name()));
                  }
                });
    List<Doc> clauses = new ArrayList<>();
    if (node.mode() != null) {
      clauses.add(Doc.text("MODE " + node.mode()));
    }
    if (!node.partitionBy().isEmpty()) {
      clauses.add(Doc.text("PARTITION BY " + Words.names(node.partitionBy())));
    }
    if (!node.options().isEmpty()) {
      clauses.add(printers.clauses.options(node.options()));
    }
    if (node.onError() != null) {
      clauses.add(printers.clauses.onError(node.onError()));
    }
    Doc first = Doc.concat(Doc.text("WRITE " + Words.name(node.format()) + " "), target);
    return ClausePrinter.followed(first, INDENT, clauses);
  }

  @Override
  public Doc visitDescribe(Operator.Describe node) {
    return Doc.text("DESCRIBE");
  }
}
