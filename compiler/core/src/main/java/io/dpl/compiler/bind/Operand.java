package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.Expression;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/** A bound expression with the syntax it was made of, for messages. */
record Operand(RexNode rex, DplType type, Expression node) {

  Span span() {
    return node.span();
  }

  /** A short text of it: a column's name, a constant, or three dots. */
  String text() {
    if (node instanceof Expression.Literal literal) {
      return literal.value() instanceof String text ? "'" + text + "'" : "" + literal.value();
    }
    if (node instanceof Expression.Parameter parameter) {
      return "$" + parameter.name();
    }
    return node instanceof Expression.Column column
        ? column.parts().stream().map(Object::toString).collect(Collectors.joining("."))
        : "(...)";
  }

  /** What converts it, as a script writes it. */
  String cast(DplType to) {
    return text() + "::" + to;
  }
}
