package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes a constant expression; throws {@link DplException} where it is none. */
final class ConstantEvaluator implements Expression.Visitor<@Nullable Object> {

  private final Session session;
  private final ConstantOperators operators = new ConstantOperators();

  ConstantEvaluator(Session session) {
    this.session = session;
  }

  private @Nullable Object value(Expression node) {
    return node.accept(this);
  }

  private List<@Nullable Object> values(List<Expression> nodes) {
    List<@Nullable Object> values = new ArrayList<>();
    nodes.forEach(node -> values.add(value(node)));
    return values;
  }

  private static DplException no(Span span, String what) {
    return DplException.of(
        TypeCode.NOT_CONSTANT,
        span,
        what + " is not a constant",
        "constants are literals, parameters, ENV('NAME') and operators on them");
  }

  @Override
  public @Nullable Object visitLiteral(Expression.Literal node) {
    return plain(node.value());
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }

  @Override
  public Object visitSizeLiteral(Expression.SizeLiteral node) {
    return node.bytes();
  }

  @Override
  public Object visitDurationLiteral(Expression.DurationLiteral node) {
    return node.micros();
  }

  @Override
  public @Nullable Object visitParameter(Expression.Parameter node) {
    return parameter(node.name(), node.span());
  }

  @Override
  public @Nullable Object visitPlaceholder(Expression.Placeholder node) {
    return parameter(String.valueOf(node.number()), node.span());
  }

  private @Nullable Object parameter(String name, Span span) {
    Parameters.Value value = session.parameters().fix(name, span);
    if (value.broken()) {
      throw new DplException(List.of(Constants.SILENT));
    }
    return plain(value.value());
  }

  @Override
  public @Nullable Object visitCall(Expression.Call node) {
    String name = node.function().text().toUpperCase(Locale.ROOT);
    List<Expression> arguments = node.arguments();
    if (name.equals("ENV") && arguments.size() == 1) {
      return environment(node);
    }
    if (name.equals("COALESCE")) {
      return values(arguments).stream().filter(Objects::nonNull).findFirst().orElse(null);
    }
    if (arguments.size() == 1 && value(arguments.get(0)) instanceof String text) {
      switch (name) {
        case "UPPER":
          return text.toUpperCase(Locale.ROOT);
        case "LOWER":
          return text.toLowerCase(Locale.ROOT);
        case "TRIM":
          return text.strip();
        case "LENGTH":
          return (long) text.codePointCount(0, text.length());
        default:
      }
    }
    throw no(node.span(), name + "(...)");
  }

  private Object environment(Expression.Call node) {
    String name = String.valueOf(value(node.arguments().get(0)));
    String found = session.context().environment().get(name);
    if (found == null) {
      throw DplException.of(
          NameCode.MISSING_PARAMETER,
          node.span(),
          "the environment variable " + name + " is not set",
          "set it, or give the value with -p");
    }
    return found;
  }

  @Override
  public @Nullable Object visitCast(Expression.Cast node) {
    Object value = value(node.value());
    try {
      Object source =
          value instanceof Number && node.type().type().toString().equals("STRING")
              ? value.toString()
              : value;
      return plain(ValueReader.read(source, node.type().type()));
    } catch (IllegalArgumentException e) {
      if (node.safe()) {
        return null;
      }
      throw DplException.of(TypeCode.BAD_VALUE, node.span(), e.getMessage());
    }
  }

  @Override
  public @Nullable Object visitCase(Expression.Case node) {
    Object operand = node.operand() == null ? Boolean.TRUE : value(node.operand());
    for (Expression.When when : node.branches()) {
      if (operators.same(operand, value(when.condition()))) {
        return value(when.result());
      }
    }
    return node.otherwise() == null ? null : value(node.otherwise());
  }

  @Override
  public @Nullable Object visitBinary(Expression.Binary node) {
    return operators.binary(node, value(node.left()), value(node.right()));
  }

  @Override
  public @Nullable Object visitUnary(Expression.Unary node) {
    return operators.unary(node, value(node.operand()));
  }

  @Override
  public @Nullable Object visitBetween(Expression.Between node) {
    Object value = value(node.value());
    Object low = value(node.low());
    Object high = value(node.high());
    if (value == null || low == null || high == null) {
      return null;
    }
    boolean inside =
        operators.compare(value, low, node.span()) >= 0
            && operators.compare(value, high, node.span()) <= 0;
    return inside != node.negated();
  }

  @Override
  public @Nullable Object visitInList(Expression.InList node) {
    Object value = value(node.value());
    if (value == null) {
      return null;
    }
    boolean found = values(node.elements()).stream().anyMatch(e -> operators.same(value, e));
    return found != node.negated();
  }

  @Override
  public Object visitIsNull(Expression.IsNull node) {
    return (value(node.value()) == null) != node.negated();
  }

  @Override
  public List<@Nullable Object> visitListLiteral(Expression.ListLiteral node) {
    return values(node.elements());
  }

  @Override
  public Object visitStructLiteral(Expression.StructLiteral node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.fields().forEach(field -> map.put(field.name().text(), value(field.value())));
    return map;
  }

  @Override
  public @Nullable Object visitFString(Expression.FString node) {
    return node.parts().stream()
        .map(part -> part.text() != null ? part.text() : String.valueOf(value(part.value())))
        .collect(Collectors.joining());
  }

  @Override
  public Object visitColumn(Expression.Column node) {
    String name = node.parts().stream().map(Object::toString).collect(Collectors.joining("."));
    throw DplException.of(
        TypeCode.NOT_CONSTANT,
        node.span(),
        "a constant must stand here, not the column " + name,
        "a text stands in quotes: '" + name + "'");
  }

  @Override
  public Object visitInterval(Expression.Interval node) {
    throw no(node.span(), "an interval");
  }

  @Override
  public Object visitStar(Expression.Star node) {
    throw no(node.span(), "a star");
  }

  @Override
  public Object visitExtract(Expression.Extract node) {
    throw no(node.span(), "EXTRACT");
  }

  @Override
  public Object visitInPipeline(Expression.InPipeline node) {
    throw no(node.span(), "a pipeline");
  }

  @Override
  public @Nullable Object visitInParameter(Expression.InParameter node) {
    Object value = value(node.value());
    Object list = value(node.parameter());
    if (value == null || !(list instanceof List<?> elements)) {
      return null;
    }
    return elements.stream().anyMatch(e -> operators.same(value, plain(e))) != node.negated();
  }

  @Override
  public Object visitLike(Expression.Like node) {
    throw no(node.span(), "LIKE");
  }

  @Override
  public Object visitIsTruth(Expression.IsTruth node) {
    return Boolean.valueOf(node.truth()).equals(value(node.value())) != node.negated();
  }

  @Override
  public Object visitIsDistinct(Expression.IsDistinct node) {
    Object left = value(node.left());
    Object right = value(node.right());
    boolean same = left == null ? right == null : right != null && operators.same(left, right);
    return same == node.negated();
  }

  @Override
  public Object visitIndex(Expression.Index node) {
    throw no(node.span(), "an element");
  }

  @Override
  public Object visitSlice(Expression.Slice node) {
    throw no(node.span(), "a slice");
  }

  @Override
  public Object visitFieldAccess(Expression.FieldAccess node) {
    throw no(node.span(), "a field");
  }

  @Override
  public Object visitLambda(Expression.Lambda node) {
    throw no(node.span(), "a lambda");
  }

  @Override
  public Object visitSubquery(Expression.Subquery node) {
    throw no(node.span(), "a pipeline");
  }

  @Override
  public Object visitExists(Expression.Exists node) {
    throw no(node.span(), "a pipeline");
  }

  @Override
  public Object visitArraySubquery(Expression.ArraySubquery node) {
    throw no(node.span(), "a pipeline");
  }

  @Override
  public List<@Nullable Object> visitTuple(Expression.Tuple node) {
    return values(node.elements());
  }

  @Override
  public Object visitAtTimeZone(Expression.AtTimeZone node) {
    throw no(node.span(), "AT TIME ZONE");
  }
}
