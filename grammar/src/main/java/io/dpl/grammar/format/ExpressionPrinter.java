package io.dpl.grammar.format;

import io.dpl.grammar.ByteSizes;
import io.dpl.grammar.Durations;
import io.dpl.grammar.LogicChain;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Frame;
import io.dpl.grammar.tree.LikeKind;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.NamedArgument;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.SortItem;
import io.dpl.grammar.tree.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes expressions, with the parentheses they need and no others. */
final class ExpressionPrinter implements Expression.Visitor<Doc> {

  private final Printers printers;

  ExpressionPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc print(Expression expression) {
    return expression.accept(this);
  }

  List<Doc> all(List<Expression> expressions) {
    return expressions.stream().map(this::print).toList();
  }

  /** With parentheses where it binds less than its place asks for. */
  Doc atLeast(int binding, Expression expression) {
    Doc printed = print(expression);
    return Binding.of(expression) >= binding ? printed : parenthesized(printed);
  }

  private static Doc parenthesized(Doc inner) {
    return Doc.group(Doc.text("("), Doc.nest(2, Doc.SOFT, inner), Doc.SOFT, Doc.text(")"));
  }

  private static Doc not(boolean negated) {
    return Doc.text(negated ? " NOT " : " ");
  }

  // -------------------------------------------------------------------------------- constants

  @Override
  public Doc visitLiteral(Expression.Literal node) {
    return printers.literal(node);
  }

  @Override
  public Doc visitSizeLiteral(Expression.SizeLiteral node) {
    return printers.verbatim(node.span(), ByteSizes.print(node.bytes()));
  }

  @Override
  public Doc visitDurationLiteral(Expression.DurationLiteral node) {
    return printers.verbatim(node.span(), Durations.print(node.micros()));
  }

  @Override
  public Doc visitInterval(Expression.Interval node) {
    return Doc.concat(
        Doc.text("INTERVAL "), printers.amount(node.amount()), Doc.text(" " + node.unit()));
  }

  @Override
  public Doc visitParameter(Expression.Parameter node) {
    return Doc.text("$" + node.name());
  }

  @Override
  public Doc visitPlaceholder(Expression.Placeholder node) {
    return Doc.text("?");
  }

  @Override
  public Doc visitFString(Expression.FString node) {
    return printers.fString(node);
  }

  // -------------------------------------------------------------------------- names and calls

  @Override
  public Doc visitColumn(Expression.Column node) {
    return Doc.text(Words.path(node.parts()));
  }

  @Override
  public Doc visitStar(Expression.Star node) {
    return Doc.text("*");
  }

  @Override
  public Doc visitCall(Expression.Call node) {
    List<Doc> parts = new ArrayList<>();
    List<Doc> arguments = arguments(node.arguments(), node.namedArguments());
    parts.add(Doc.text(Words.name(node.function())));
    String open = node.distinct() ? "(DISTINCT " : "(";
    if (node.orderBy().isEmpty()) {
      parts.add(Doc.enclosed(open, arguments, ")"));
    } else {
      Doc inside = Doc.join(Doc.concat(Doc.text(","), Doc.LINE), arguments);
      Doc gap = arguments.isEmpty() ? Doc.NOTHING : Doc.LINE;
      Doc order = Doc.concat(Doc.text("ORDER BY "), sortItems(node.orderBy()));
      parts.add(
          Doc.group(
              Doc.text(open), Doc.nest(2, Doc.SOFT, inside, gap, order), Doc.SOFT, Doc.text(")")));
    }
    if (node.filter() != null) {
      parts.add(Doc.concat(Doc.text(" FILTER (WHERE "), print(node.filter()), Doc.text(")")));
    }
    if (node.over() != null) {
      parts.add(Doc.concat(Doc.text(" OVER "), over(node.over())));
    }
    return new Doc.Concat(parts);
  }

  List<Doc> arguments(List<Expression> positional, List<NamedArgument> named) {
    List<Doc> all = new ArrayList<>(all(positional));
    for (NamedArgument argument : named) {
      all.add(Doc.concat(Doc.text(Words.name(argument.name()) + " => "), print(argument.value())));
    }
    return all;
  }

  Doc sortItems(List<SortItem> items) {
    return commas(items, this::sortItem);
  }

  Doc sortItem(SortItem item) {
    String direction = item.descending() ? " DESC" : "";
    String nulls = item.nulls() == null ? "" : " NULLS " + item.nulls();
    return Doc.concat(print(item.key()), Doc.text(direction + nulls));
  }

  static <T> Doc commas(List<T> items, Function<T, Doc> print) {
    return Doc.join(Doc.concat(Doc.text(","), Doc.LINE), items.stream().map(print).toList());
  }

  private Doc over(Over over) {
    return over.accept(
        new Over.Visitor<>() {
          @Override
          public Doc visitReference(Over.Reference node) {
            return Doc.text(Words.name(node.name()));
          }

          @Override
          public Doc visitWindow(Over.Window node) {
            return window(node);
          }
        });
  }

  Doc window(Over.Window node) {
    List<Doc> parts = new ArrayList<>();
    if (!node.partitionBy().isEmpty()) {
      parts.add(Doc.concat(Doc.text("PARTITION BY "), commas(node.partitionBy(), this::print)));
    }
    if (!node.orderBy().isEmpty()) {
      parts.add(Doc.concat(Doc.text("ORDER BY "), sortItems(node.orderBy())));
    }
    Frame frame = node.frame();
    if (frame != null) {
      Doc start = bound(frame.start());
      parts.add(
          frame.end() == null
              ? Doc.concat(Doc.text(frame.unit() + " "), start)
              : Doc.concat(
                  Doc.text(frame.unit() + " BETWEEN "),
                  start,
                  Doc.text(" AND "),
                  bound(frame.end())));
    }
    return Doc.group(
        Doc.text("("), Doc.nest(2, Doc.SOFT, Doc.join(Doc.LINE, parts)), Doc.SOFT, Doc.text(")"));
  }

  private Doc bound(Frame.Bound bound) {
    Doc kind = Doc.text(bound.kind().name().replace('_', ' '));
    return bound.offset() == null ? kind : Doc.concat(print(bound.offset()), Doc.text(" "), kind);
  }

  // -------------------------------------------------------------------------------- operators

  @Override
  public Doc visitBinary(Expression.Binary node) {
    BinaryOperator operator = node.operator();
    int binding = Binding.of(node);
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      List<Doc> operands =
          LogicChain.operands(node).stream().map(o -> atLeast(binding + 1, o)).toList();
      Doc separator = Doc.concat(Doc.LINE, Doc.text(operator.sign() + " "));
      return Doc.group(Doc.nest(2, Doc.join(separator, operands)));
    }
    int left = Binding.isComparison(operator) ? binding + 1 : binding;
    return Doc.concat(
        atLeast(left, node.left()),
        Doc.text(" " + operator.sign() + " "),
        atLeast(binding + 1, node.right()));
  }

  @Override
  public Doc visitUnary(Expression.Unary node) {
    if (node.operator() == UnaryOperator.NOT) {
      return Doc.concat(Doc.text("NOT "), atLeast(Binding.NOT, node.operand()));
    }
    String sign = node.operator() == UnaryOperator.NEGATE ? "-" : "+";
    boolean plain =
        !(node.operand() instanceof Expression.Literal)
            && !(node.operand() instanceof Expression.Unary)
            && Binding.of(node.operand()) >= Binding.SIGN;
    Doc operand = print(node.operand());
    return Doc.concat(Doc.text(sign), plain ? operand : parenthesized(operand));
  }

  @Override
  public Doc visitBetween(Expression.Between node) {
    return Doc.concat(
        value(node.value()),
        not(node.negated()),
        Doc.text("BETWEEN "),
        value(node.low()),
        Doc.text(" AND "),
        value(node.high()));
  }

  private Doc value(Expression expression) {
    return atLeast(Binding.VALUE, expression);
  }

  @Override
  public Doc visitInList(Expression.InList node) {
    return Doc.concat(
        value(node.value()), not(node.negated()), Doc.enclosed("IN (", all(node.elements()), ")"));
  }

  @Override
  public Doc visitInPipeline(Expression.InPipeline node) {
    return Doc.concat(
        value(node.value()), not(node.negated()), printers.nested("IN (", node.pipeline()));
  }

  @Override
  public Doc visitInParameter(Expression.InParameter node) {
    return Doc.concat(
        value(node.value()), not(node.negated()), Doc.text("IN $" + node.parameter().name()));
  }

  @Override
  public Doc visitLike(Expression.Like node) {
    String word = node.kind() == LikeKind.SIMILAR_TO ? "SIMILAR TO" : node.kind().name();
    return Doc.concat(
        value(node.value()),
        not(node.negated()),
        Doc.text(word + " "),
        value(node.pattern()),
        node.escape() == null
            ? Doc.NOTHING
            : Doc.concat(Doc.text(" ESCAPE "), value(node.escape())));
  }

  @Override
  public Doc visitIsNull(Expression.IsNull node) {
    return is(node.value(), node.negated(), "NULL");
  }

  @Override
  public Doc visitIsTruth(Expression.IsTruth node) {
    return is(node.value(), node.negated(), node.truth() ? "TRUE" : "FALSE");
  }

  private Doc is(Expression value, boolean negated, String what) {
    return Doc.concat(value(value), Doc.text(negated ? " IS NOT " : " IS "), Doc.text(what));
  }

  @Override
  public Doc visitIsDistinct(Expression.IsDistinct node) {
    return Doc.concat(is(node.left(), node.negated(), "DISTINCT FROM "), value(node.right()));
  }

  @Override
  public Doc visitAtTimeZone(Expression.AtTimeZone node) {
    return Doc.concat(
        atLeast(Binding.ZONE, node.value()),
        Doc.text(" AT TIME ZONE "),
        atLeast(Binding.ZONE + 1, node.zone()));
  }

  // -------------------------------------------------------------------------- parts of values

  @Override
  public Doc visitCast(Expression.Cast node) {
    if (printers.isIntervalText(node)) {
      return Doc.concat(Doc.text("INTERVAL "), print(node.value()));
    }
    String type = Words.type(node.type().type());
    if (!node.safe() && Binding.mayBeCast(node.value())) {
      return Doc.concat(print(node.value()), Doc.text("::" + type));
    }
    String open = node.safe() ? "TRY_CAST(" : "CAST(";
    return Doc.concat(Doc.text(open), print(node.value()), Doc.text(" AS " + type + ")"));
  }

  @Override
  public Doc visitExtract(Expression.Extract node) {
    String open = "EXTRACT(" + Words.name(node.field()) + " FROM ";
    return Doc.concat(Doc.text(open), print(node.value()), Doc.text(")"));
  }

  @Override
  public Doc visitIndex(Expression.Index node) {
    return Doc.concat(base(node.base()), Doc.text("["), print(node.index()), Doc.text("]"));
  }

  @Override
  public Doc visitSlice(Expression.Slice node) {
    return Doc.concat(
        base(node.base()),
        Doc.text("["),
        node.from() == null ? Doc.NOTHING : print(node.from()),
        Doc.text(":"),
        node.to() == null ? Doc.NOTHING : print(node.to()),
        Doc.text("]"));
  }

  @Override
  public Doc visitFieldAccess(Expression.FieldAccess node) {
    Doc printed =
        node.base() instanceof Expression.Column
            ? parenthesized(print(node.base()))
            : base(node.base());
    return Doc.concat(printed, Doc.text("." + Words.name(node.field())));
  }

  private Doc base(Expression base) {
    Doc printed = print(base);
    return Binding.mayBeBase(base) ? printed : parenthesized(printed);
  }

  @Override
  public Doc visitCase(Expression.Case node) {
    List<Doc> parts = new ArrayList<>();
    for (Expression.When when : node.branches()) {
      parts.add(
          Doc.concat(
              Doc.LINE,
              Doc.text("WHEN "),
              print(when.condition()),
              Doc.text(" THEN "),
              print(when.result())));
    }
    if (node.otherwise() != null) {
      parts.add(Doc.concat(Doc.LINE, Doc.text("ELSE "), print(node.otherwise())));
    }
    Doc operand =
        node.operand() == null ? Doc.NOTHING : Doc.concat(Doc.text(" "), print(node.operand()));
    return Doc.group(
        Doc.text("CASE"),
        operand,
        new Doc.Nest(2, new Doc.Concat(parts)),
        Doc.LINE,
        Doc.text("END"));
  }

  @Override
  public Doc visitListLiteral(Expression.ListLiteral node) {
    return Doc.enclosed("[", all(node.elements()), "]");
  }

  @Override
  public Doc visitStructLiteral(Expression.StructLiteral node) {
    List<Doc> fields = new ArrayList<>();
    for (Expression.StructField field : node.fields()) {
      fields.add(Doc.concat(Doc.text(Words.name(field.name()) + ": "), print(field.value())));
    }
    return Doc.enclosed("{", fields, "}");
  }

  @Override
  public Doc visitLambda(Expression.Lambda node) {
    List<Name> names = node.parameters();
    String parameters = names.size() == 1 ? Words.name(names.get(0)) : Words.names(names);
    return Doc.concat(Doc.text(parameters + " -> "), print(node.body()));
  }

  @Override
  public Doc visitTuple(Expression.Tuple node) {
    return Doc.enclosed("(", all(node.elements()), ")");
  }

  // --------------------------------------------------------------------------------- pipelines

  @Override
  public Doc visitSubquery(Expression.Subquery node) {
    return printers.nested("(", node.pipeline());
  }

  @Override
  public Doc visitExists(Expression.Exists node) {
    return printers.nested("EXISTS (", node.pipeline());
  }

  @Override
  public Doc visitArraySubquery(Expression.ArraySubquery node) {
    return printers.nested("ARRAY(", node.pipeline());
  }
}
