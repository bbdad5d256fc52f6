package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes what operators join: constants, columns, calls, and whatever stands in brackets. */
final class PrimaryBuilder {

  private final TreeContext context;
  private final LiteralBuilder literals;
  private final FStringBuilder fStrings;

  PrimaryBuilder(TreeContext context, LiteralBuilder literals) {
    this.context = context;
    this.literals = literals;
    this.fStrings = new FStringBuilder(context);
  }

  private Expression visit(DplParser.ExprContext node) {
    return context.expressions.visit(node);
  }

  // ------------------------------------------------------------------------------------- after

  Expression postfix(DplParser.PostfixContext node) {
    Expression made = primary(node.primary());
    int parts = node.getChildCount();
    if (parts == 1) {
      return made;
    }
    context.expressions.enter(node, parts);
    boolean path = made instanceof Expression.Column && node.primary().parenthesized() == null;
    for (DplParser.AccessorContext accessor : node.accessor()) {
      Span span = made.span().to(context.span(accessor));
      if (accessor.LB() != null) {
        made = element(made, accessor, span);
      } else if (accessor.STAR() != null) {
        context.error(
            SyntaxCode.UNEXPECTED,
            span,
            "all columns of a row cannot stand in an expression",
            "Write it as an item of SELECT.");
      } else {
        made = member(made, path, accessor, span);
      }
      path &= made instanceof Expression.Column;
    }
    for (DplParser.TypeContext type : node.type()) {
      Span span = made.span().to(context.span(type));
      made = new Expression.Cast(made, context.types.name(type), false, span);
    }
    context.expressions.leave(parts);
    return made;
  }

  private Expression element(Expression base, DplParser.AccessorContext node, Span span) {
    if (node.COLON() == null) {
      return new Expression.Index(base, visit(node.expr(0)), span);
    }
    int colon = node.COLON().getSymbol().getTokenIndex();
    Expression from = null;
    Expression to = null;
    for (DplParser.ExprContext bound : node.expr()) {
      if (bound.getStart().getTokenIndex() < colon) {
        from = visit(bound);
      } else {
        to = visit(bound);
      }
    }
    return new Expression.Slice(base, from, to, span);
  }

  private Expression member(
      Expression base, boolean path, DplParser.AccessorContext node, Span span) {
    Name name = context.name(node.identifier());
    if (!path) {
      if (node.callTail() != null) {
        context.error(
            SyntaxCode.METHOD_CALL,
            name.span(),
            name.text() + " cannot be called on a value",
            "Write " + name.text() + "(value, ...).");
      }
      return new Expression.FieldAccess(base, name, span);
    }
    List<Name> parts = new ArrayList<>(((Expression.Column) base).parts());
    parts.add(name);
    if (node.callTail() == null) {
      return new Expression.Column(parts, span);
    }
    QualifiedName function = new QualifiedName(parts, base.span().to(name.span()));
    return context.clauses.call(function, node.callTail(), span);
  }

  // ----------------------------------------------------------------------------------- primary

  private Expression primary(DplParser.PrimaryContext node) {
    if (node.literal() != null) {
      return literals.literal(node.literal());
    }
    if (node.interval() != null) {
      return interval(node.interval());
    }
    if (node.word() != null) {
      return nameOrCall(node.word().getStart(), node.callTail());
    }
    if (node.plainPipeline() != null) {
      Pipeline pipeline = context.sources.pipeline(node.plainPipeline());
      return new Expression.Subquery(pipeline, context.span(node));
    }
    if (node.parenthesized() != null) {
      return parenthesized(node.parenthesized(), context.span(node));
    }
    if (node.case_() != null) {
      return caseWhen(node.case_());
    }
    if (node.cast() != null) {
      DplParser.CastContext cast = node.cast();
      return new Expression.Cast(
          visit(cast.expr()),
          context.types.name(cast.type()),
          cast.TRY_CAST() != null,
          context.span(cast));
    }
    Token first = node.getStart();
    return switch (first.getType()) {
      case DplLexer.PARAMETER -> context.expressions.parameter(first);
      case DplLexer.QMARK -> context.expressions.placeholder(first);
      case DplLexer.FSTRING -> fStrings.build(first);
      case DplLexer.EXISTS ->
          new Expression.Exists(context.sources.pipeline(node.pipeline()), context.span(node));
      case DplLexer.ARRAY ->
          new Expression.ArraySubquery(
              context.sources.pipeline(node.pipeline()), context.span(node));
      case DplLexer.LB ->
          new Expression.ListLiteral(context.expressions.all(node.expr()), context.span(node));
      case DplLexer.LC -> struct(node);
      case DplLexer.GROUPING -> grouping(node);
      default -> moment(node);
    };
  }

  private Expression moment(DplParser.PrimaryContext node) {
    return node.STRING() == null
        ? nameOrCall(node.getStart(), node.callTail())
        : literals.moment(node.getStart(), node.STRING().getSymbol(), context.span(node));
  }

  private Expression grouping(DplParser.PrimaryContext node) {
    if (node.SETS() == null) {
      return nameOrCall(node.getStart(), node.callTail());
    }
    context.error(
        SyntaxCode.UNEXPECTED,
        context.span(node),
        "GROUPING SETS stands only after GROUP BY",
        "Write | AGGREGATE ... GROUP BY GROUPING SETS ((a, b), (a)).");
    return nameOrCall(node.getStart(), null);
  }

  Expression interval(DplParser.IntervalContext node) {
    return node.STRING() == null && node.number() == null
        ? nameOrCall(node.getStart(), node.callTail())
        : literals.interval(node, context.span(node));
  }

  private Expression nameOrCall(Token word, DplParser.@Nullable CallTailContext tail) {
    Name name = context.name(word);
    if (tail == null) {
      return new Expression.Column(List.of(name), name.span());
    }
    Span span = name.span().to(context.span(tail));
    if (name.matches("EXTRACT") && isExtract(tail)) {
      return extract(tail.args().arg(0), span);
    }
    return context.clauses.call(new QualifiedName(List.of(name), name.span()), tail, span);
  }

  private static boolean isExtract(DplParser.CallTailContext tail) {
    return tail.args() != null
        && tail.args().arg().size() == 1
        && tail.args().arg(0).FROM() != null;
  }

  private Expression extract(DplParser.ArgContext arg, Span span) {
    Expression field = visit(arg.expr(0));
    Expression value = visit(arg.expr(1));
    if (field instanceof Expression.Column column && column.parts().size() == 1) {
      return new Expression.Extract(column.parts().get(0), value, span);
    }
    context.error(
        SyntaxCode.UNEXPECTED,
        field.span(),
        "EXTRACT takes the name of a part",
        "Write for example EXTRACT(year FROM d).");
    return value;
  }

  private Expression caseWhen(DplParser.CaseContext node) {
    List<DplParser.ExprContext> parts = node.expr();
    int branches = node.WHEN().size();
    int at = parts.size() - 2 * branches - (node.ELSE() == null ? 0 : 1);
    Expression operand = at == 1 ? visit(parts.get(0)) : null;
    List<Expression.When> whens = new ArrayList<>();
    for (TerminalNode when : node.WHEN()) {
      Span span = context.span(when.getSymbol()).to(context.span(parts.get(at + 1)));
      whens.add(new Expression.When(visit(parts.get(at)), visit(parts.get(at + 1)), span));
      at += 2;
    }
    Expression otherwise = node.ELSE() == null ? null : visit(parts.get(at));
    return new Expression.Case(operand, whens, otherwise, context.span(node));
  }

  private Expression struct(DplParser.PrimaryContext node) {
    List<Expression.StructField> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.StructFieldContext field : node.structField()) {
      Name name =
          field.STRING() == null
              ? context.name(field.identifier())
              : new Name(
                  literals.text(field.STRING().getSymbol()),
                  true,
                  context.span(field.STRING().getSymbol()));
      context.once(seen, "field " + name.text(), name.span());
      fields.add(new Expression.StructField(name, visit(field.expr()), context.span(field)));
    }
    return new Expression.StructLiteral(fields, context.span(node));
  }

  // ------------------------------------------------------------------------------- parentheses

  private Expression parenthesized(DplParser.ParenthesizedContext node, Span span) {
    if (!node.operator().isEmpty()) {
      Pipeline pipeline = resumed(node, span);
      return pipeline == null ? plain(node.named(0)) : new Expression.Subquery(pipeline, span);
    }
    if (node.named().size() > 1) {
      return new Expression.Tuple(elements(node), span);
    }
    if (!node.COMMA().isEmpty()) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(node.COMMA(0).getSymbol()),
          "a list of one value in parentheses",
          "Leave out the comma, or write [x] for a list.");
    }
    return plain(node.named(0));
  }

  /** The expressions between parentheses, which may not have names. */
  List<Expression> elements(DplParser.ParenthesizedContext node) {
    List<Expression> made = new ArrayList<>();
    for (DplParser.NamedContext named : node.named()) {
      made.add(plain(named));
    }
    return made;
  }

  private Expression plain(DplParser.NamedContext node) {
    if (node.AS() != null) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(node.AS().getSymbol()),
          "a value in parentheses has no name",
          "Write AS after the whole expression; a group of items stands right after EXTEND.");
    }
    return visit(node.expr());
  }

  /** Reads {@code (FROM t) | LIMIT 1}, whose start was taken for an expression. */
  @Nullable Pipeline resumed(DplParser.ParenthesizedContext node, Span span) {
    Expression first = plain(node.named(0));
    if (!(first instanceof Expression.Subquery subquery)) {
      context.error(
          SyntaxCode.PIPE_AFTER_VALUE,
          first.span(),
          "an operator needs rows before it, not a value",
          "Start the pipeline with FROM or READ.",
          "If the sign | was meant as OR of truths, write OR; of bits, BIT_OR(a, b).");
      return null;
    }
    List<Operator> after = context.operators.all(node.operator());
    Span inside = subquery.span().to(after.get(after.size() - 1).span());
    return new Pipeline(new Source.Nested(subquery.pipeline(), subquery.span()), after, inside);
  }
}
