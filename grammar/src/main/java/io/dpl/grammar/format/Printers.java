package io.dpl.grammar.format;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.grammar.Comment;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Pipeline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The printers of one script, and what they share: its comments, and its text, from which constants
 * are taken as they were written.
 */
final class Printers {

  private static final int ANY_WIDTH = Integer.MAX_VALUE / 2;

  private final @Nullable String source;
  final Comments comments;
  final ExpressionPrinter expressions = new ExpressionPrinter(this);
  final ClausePrinter clauses = new ClausePrinter(this);
  final PipelinePrinter pipelines = new PipelinePrinter(this);
  final OperatorPrinter operators = new OperatorPrinter(this);

  /**
   * @param source the text of the script, null for a tree that has none
   */
  Printers(@Nullable String source, List<Comment> comments) {
    this.source = source;
    this.comments = new Comments(comments);
  }

  private @Nullable String written(Span span) {
    return source == null || !span.isKnown() ? null : source.substring(span.start(), span.end());
  }

  /** As it was written, or as given if nobody wrote it. */
  Doc verbatim(Span span, String otherwise) {
    String written = written(span);
    return Doc.text(written == null ? otherwise : written);
  }

  Doc literal(Expression.Literal literal) {
    String written = written(literal.span());
    Object value = literal.value();
    if (written == null || value == null || value instanceof Boolean) {
      return Doc.text(Constants.print(literal));
    }
    if (value instanceof Number) {
      return Doc.text(written.replaceAll("\\s|--.*|(?s)/\\*.*?\\*/", "").replaceFirst("^--", "-"));
    }
    if (value instanceof String) {
      return Doc.text(written);
    }
    String type = Constants.print(literal).replaceFirst(" .*", "");
    return Doc.text(type + " " + written.substring(written.indexOf('\'')));
  }

  /** The amount of an interval: a number, or the text of one. */
  Doc amount(Expression amount) {
    if (amount instanceof Expression.Literal literal
        && Binding.isNegative(literal)
        && written(amount.span()) == null) {
      return Doc.text("'" + plain(literal) + "'");
    }
    return amount instanceof Expression.Literal literal
        ? verbatim(amount.span(), plain(literal))
        : expressions.print(amount);
  }

  private static String plain(Expression.Literal literal) {
    return literal.value() instanceof BigDecimal number
        ? number.toPlainString()
        : Constants.print(literal);
  }

  /** Whether it may be written {@code INTERVAL '1 day'}. */
  boolean isIntervalText(Expression.Cast cast) {
    if (cast.safe()
        || cast.type().type() != DplType.Simple.INTERVAL
        || !(cast.value() instanceof Expression.Literal literal)
        || !(literal.value() instanceof String)) {
      return false;
    }
    String written = written(literal.span());
    return written == null || !written.startsWith("$$");
  }

  Doc fString(Expression.FString node) {
    String written = written(node.span());
    if (written != null) {
      return Doc.text(written);
    }
    StringBuilder text = new StringBuilder("F'");
    for (Expression.Part part : node.parts()) {
      if (part.text() != null) {
        text.append(part.text().replace("{", "{{").replace("}", "}}").replace("'", "''"));
      } else if (part.value() != null) {
        String hole = Layout.print(expressions.print(part.value()), ANY_WIDTH);
        text.append("{ ").append(hole.replace("'", "''")).append(" }");
      }
    }
    return Doc.text(text.append("'").toString());
  }

  /** A pipeline in parentheses. */
  Doc nested(String open, Pipeline pipeline) {
    return Doc.group(
        Doc.text(open),
        Doc.nest(2, Doc.SOFT, pipelines.print(pipeline, Doc.LINE)),
        Doc.SOFT,
        Doc.text(")"));
  }

  /** Items with their comments and a comma between them. */
  <T extends Node> Doc items(List<T> items, int end, Function<T, Doc> print) {
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      boolean last = i == items.size() - 1;
      int limit = last ? end : items.get(i + 1).span().start();
      docs.add(comments.around(item.span(), limit, last ? "" : ",", () -> print.apply(item)));
    }
    return Doc.join(Doc.LINE, docs);
  }
}
