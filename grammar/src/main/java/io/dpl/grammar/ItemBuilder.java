package io.dpl.grammar;

import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Assignment;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.ExtendItem;
import io.dpl.grammar.tree.GroupItem;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Named;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Outputs;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.SelectItem;
import io.dpl.grammar.tree.Target;
import io.dpl.grammar.tree.UnnestItem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes the items of operators and checks what the grammar leaves open: names, places, modes. */
final class ItemBuilder {

  private final TreeContext context;

  ItemBuilder(TreeContext context) {
    this.context = context;
  }

  /** An item that makes a column and so needs a name. */
  Named named(DplParser.NamedContext node) {
    return needName(optionallyNamed(node));
  }

  private Named needName(Named named) {
    if (named.outputName() == null) {
      context.error(
          SyntaxCode.MISSING_AS,
          named.span(),
          "this column has no name",
          "Write AS and a name after it, for example AS " + suggestion(named.value()) + ".");
    }
    return named;
  }

  Named optionallyNamed(DplParser.NamedContext node) {
    Expression value = context.expressions.visit(node.expr());
    Name alias = node.identifier() == null ? null : context.name(node.identifier());
    return new Named(value, alias, context.span(node));
  }

  private static String suggestion(Expression value) {
    return value instanceof Expression.Call call
        ? call.function().last().text().toLowerCase(Locale.ROOT)
        : "x";
  }

  SelectItem select(DplParser.SelectItemContext node) {
    Span span = context.span(node);
    if (node.named() != null) {
      return new SelectItem.Value(named(node.named()), span);
    }
    QualifiedName qualifier = node.qname() == null ? null : context.qualified(node.qname());
    List<Name> exclude = node.columnList() == null ? List.of() : context.names(node.columnList());
    return new SelectItem.All(
        qualifier, exclude, node.aliased().stream().map(this::aliased).toList(), span);
  }

  private Named aliased(DplParser.AliasedContext node) {
    return new Named(
        context.expressions.visit(node.expr()),
        context.name(node.identifier()),
        context.span(node));
  }

  ExtendItem extend(DplParser.ExtendItemContext node) {
    Named named = named(node.named());
    Clauses clauses = context.clauses.clauses(node.itemClause());
    return new ExtendItem(named.value(), named.alias(), clauses, context.span(node));
  }

  ExtendItem extend(DplParser.AliasedContext node) {
    Named named = aliased(node);
    return new ExtendItem(named.value(), named.alias(), Clauses.NONE, named.span());
  }

  Assignment assignment(DplParser.AssignmentContext node, Clauses clauses) {
    return new Assignment(
        context.qualified(node.qname()),
        context.expressions.visit(node.expr()),
        clauses,
        clauses.isEmpty() ? context.span(node) : context.span(node).to(clauses.span()));
  }

  UnnestItem unnest(DplParser.UnnestItemContext node) {
    if (node.outputs() == null) {
      context.error(
          SyntaxCode.MISSING_AS,
          context.span(node),
          "the elements of this list have no name",
          "Write AS and a name after it, for example AS item.");
    }
    return new UnnestItem(
        context.expressions.visit(node.expr()),
        node.outputs() == null ? null : outputs(node.outputs()),
        context.span(node));
  }

  Outputs outputs(DplParser.OutputsContext node) {
    Span span = context.span(node);
    return node.columnList() == null
        ? new Outputs(List.of(context.name(node.identifier())), false, span)
        : new Outputs(context.names(node.columnList()), true, span);
  }

  // ------------------------------------------------------------------------------------ groups

  void checkNotEmpty(DplParser.AggregateContext node, Span span) {
    if (node.named().isEmpty() && node.groupItem().isEmpty()) {
      context.error(
          SyntaxCode.UNEXPECTED,
          span,
          "AGGREGATE computes nothing",
          "Write what to compute, for example AGGREGATE COUNT(*) AS n GROUP BY kind.");
    }
  }

  GroupItem group(DplParser.GroupItemContext node) {
    Span span = context.span(node);
    if (node.SETS() != null) {
      List<List<Expression>> sets =
          node.groupSet().stream().map(s -> context.expressions.all(s.expr())).toList();
      return new GroupItem.GroupingSets(sets, span);
    }
    Named key = optionallyNamed(node.named());
    if (key.alias() == null
        && key.value() instanceof Expression.Call call
        && call.function().parts().size() == 1
        && !call.arguments().isEmpty()) {
      if (call.function().last().matches("ROLLUP")) {
        return new GroupItem.Rollup(call.arguments(), span);
      }
      if (call.function().last().matches("CUBE")) {
        return new GroupItem.Cube(call.arguments(), span);
      }
    }
    return new GroupItem.Key(needName(key), span);
  }

  // ------------------------------------------------------------------------------- places, modes

  /** One policy after the last of several items could mean the last or all of them. */
  void checkPolicies(List<Clauses> items, String operator, String group) {
    Clauses last = items.get(items.size() - 1);
    if (items.size() > 1
        && !last.isEmpty()
        && items.stream().limit(items.size() - 1L).allMatch(Clauses::isEmpty)) {
      context.error(
          SyntaxCode.UNCLEAR_POLICY,
          last.span(),
          "it is not clear whether this belongs to the last item or to all " + items.size(),
          "For all: " + operator + " (" + group + ") and the clause after the parenthesis.",
          "For one: write that item first, or as an operator of its own.");
    }
  }

  Operator.Write.Mode mode(DplParser.IdentifierContext node) {
    String word = context.name(node).text().toUpperCase(Locale.ROOT);
    List<String> modes =
        Arrays.stream(Operator.Write.Mode.values()).map(Operator.Write.Mode::name).toList();
    if (modes.contains(word)) {
      return Operator.Write.Mode.valueOf(word);
    }
    context.error(
        SyntaxCode.UNEXPECTED,
        context.span(node),
        "no mode " + word,
        Nearest.to(word, modes)
            .map(near -> "Did you mean MODE " + near + "?")
            .orElse("Write MODE OVERWRITE, MODE APPEND or MODE ERROR."));
    return Operator.Write.Mode.ERROR;
  }

  Target target(DplParser.LocationContext node) {
    Expression place = context.expressions.visit(node.value());
    return place instanceof Expression.Column table
        ? new Target.Table(new QualifiedName(table.parts(), table.span()), place.span())
        : new Target.Location(context.clauses.location(place), place.span());
  }
}
