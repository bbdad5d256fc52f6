package io.dpl.grammar;

import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Operator.Join.Kind;
import org.jspecify.annotations.Nullable;

/** The words before JOIN. */
final class JoinKinds {

  private JoinKinds() {}

  static Kind kind(DplParser.@Nullable JoinKindContext node) {
    if (node == null || node.INNER() != null) {
      return Kind.INNER;
    }
    if (node.ASOF() != null) {
      return node.LEFT() == null ? Kind.ASOF : Kind.ASOF_LEFT;
    }
    if (node.SEMI() != null) {
      return Kind.SEMI;
    }
    if (node.ANTI() != null) {
      return Kind.ANTI;
    }
    if (node.CROSS() != null) {
      return Kind.CROSS;
    }
    if (node.LEFT() != null) {
      return Kind.LEFT;
    }
    return node.RIGHT() != null ? Kind.RIGHT : Kind.FULL;
  }
}
