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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

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
    return new Named(context.expressions.visit(node.expr()), alias(node), context.span(node));
  }

  private @Nullable Name alias(DplParser.NamedContext node) {
    if (node.columnList() != null) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(node.columnList()),
          "several names for one column",
          "Write one name; several stand after APPLY and UNNEST.");
      return context.name(node.columnList().identifier(0));
    }
    return node.identifier() == null ? null : context.name(node.identifier());
  }

  private static String suggestion(Expression value) {
    return value instanceof Expression.Call call
        ? call.function().last().text().toLowerCase(Locale.ROOT)
        : "x";
  }

  SelectItem select(DplParser.SelectItemContext node) {
    Span span = context.span(node);
    DplParser.PostfixContext star = node.named() == null ? null : starOf(node.named().expr());
    boolean all = node.STAR() != null || star != null;
    if (!all) {
      if (node.EXCLUDE() != null || node.replacing() != null) {
        context.error(
            SyntaxCode.UNEXPECTED,
            span,
            "EXCLUDE and REPLACE belong to *",
            "Write SELECT * EXCLUDE (a) REPLACE (b + 1 AS b).");
      }
      return new SelectItem.Value(named(node.named()), span);
    }
    QualifiedName qualifier = star == null ? null : qualifier(star);
    if (star != null && node.named().AS() != null) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(node.named().AS().getSymbol()),
          "several columns cannot have one name",
          "Leave out the AS.");
    }
    List<Name> exclude = node.columnList() == null ? List.of() : context.names(node.columnList());
    return new SelectItem.All(qualifier, exclude, replaced(node), span);
  }

  private List<Named> replaced(DplParser.SelectItemContext node) {
    return node.replacing() == null
        ? List.of()
        : node.replacing().named().stream().map(this::named).toList();
  }

  /** The only thing in an expression, if it ends in {@code .*}. */
  private static DplParser.@Nullable PostfixContext starOf(DplParser.ExprContext node) {
    DplParser.PostfixContext postfix = only(node, DplParser.PostfixContext.class);
    if (postfix == null || postfix.accessor().isEmpty() || !postfix.type().isEmpty()) {
      return null;
    }
    return postfix.accessor(postfix.accessor().size() - 1).STAR() == null ? null : postfix;
  }

  /** The first node of a kind on the way down through nodes with one child. */
  private static <T extends ParserRuleContext> @Nullable T only(
      ParserRuleContext from, Class<T> kind) {
    ParseTree node = from;
    while (!kind.isInstance(node)) {
      if (node.getChildCount() != 1) {
        return null;
      }
      node = node.getChild(0);
    }
    return kind.cast(node);
  }

  private QualifiedName qualifier(DplParser.PostfixContext star) {
    List<Name> parts = new ArrayList<>();
    parts.add(context.name(star.primary().getStart()));
    boolean plain = star.primary().getChildCount() == 1 && star.primary().literal() == null;
    for (DplParser.AccessorContext part : star.accessor()) {
      if (part.identifier() != null && part.callTail() == null) {
        parts.add(context.name(part.identifier()));
      } else if (part != star.accessor(star.accessor().size() - 1)) {
        plain = false;
      }
    }
    if (!plain) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(star),
          "only a row has columns: a table or its alias",
          "Write t.* with the name of a table; fields of a struct one by one.");
    }
    return new QualifiedName(parts, context.span(star));
  }

  /** The parentheses of {@code EXTEND (f(a) AS x, g(b) AS y) ON ERROR SKIP}, if it is that form. */
  DplParser.@Nullable ParenthesizedContext group(DplParser.ExtendContext node) {
    if (node.extendItem().size() != 1 || node.extendItem(0).named().AS() != null) {
      return null;
    }
    DplParser.PrimaryContext primary =
        only(node.extendItem(0).named().expr(), DplParser.PrimaryContext.class);
    return primary == null
            || primary.parenthesized() == null
            || primary.parenthesized().named().stream().allMatch(n -> n.AS() == null)
        ? null
        : primary.parenthesized();
  }

  ExtendItem extend(DplParser.ExtendItemContext node) {
    Named named = named(node.named());
    Clauses clauses = context.clauses.clauses(node.itemClause());
    return new ExtendItem(named.value(), named.alias(), clauses, context.span(node));
  }

  ExtendItem extend(DplParser.NamedContext node) {
    Named named = named(node);
    return new ExtendItem(named.value(), named.alias(), Clauses.NONE, named.span());
  }

  Assignment assignment(DplParser.AssignmentContext node, Clauses clauses) {
    return new Assignment(
        context.qualified(node.qname()),
        context.expressions.visit(node.expr()),
        clauses,
        clauses.isEmpty() ? context.span(node) : context.span(node).to(clauses.span()));
  }

  UnnestItem unnest(DplParser.NamedContext node) {
    if (node.AS() == null) {
      context.error(
          SyntaxCode.MISSING_AS,
          context.span(node),
          "the elements of this list have no name",
          "Write AS and a name after it, for example AS item.");
    }
    return new UnnestItem(
        context.expressions.visit(node.expr()),
        outputs(node.AS(), node.identifier(), node.columnList()),
        context.span(node));
  }

  @Nullable Outputs outputs(
      @Nullable TerminalNode as,
      DplParser.@Nullable IdentifierContext one,
      DplParser.@Nullable ColumnListContext several) {
    if (as == null) {
      return null;
    }
    Span start = context.span(as.getSymbol());
    return one != null
        ? new Outputs(List.of(context.name(one)), false, start.to(context.span(one)))
        : new Outputs(
            context.names(Objects.requireNonNull(several)), true, start.to(context.span(several)));
  }

  // ------------------------------------------------------------------------------------ groups

  void reportEmptyAggregate(Span span) {
    context.error(
        SyntaxCode.UNEXPECTED,
        span,
        "AGGREGATE computes nothing",
        "Write what to compute, for example AGGREGATE COUNT(*) AS n GROUP BY kind.");
  }

  GroupItem group(DplParser.NamedContext node) {
    Span span = context.span(node);
    DplParser.PrimaryContext primary = only(node.expr(), DplParser.PrimaryContext.class);
    if (primary != null && primary.SETS() != null) {
      List<List<Expression>> sets =
          primary.groupSet().stream().map(s -> context.expressions.all(s.exprs())).toList();
      return new GroupItem.GroupingSets(sets, span);
    }
    Named key = optionallyNamed(node);
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
