package io.dpl.grammar;

import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains of AND or OR. A short one leans to the left as every operator does; a long one, as
 * programs write it, becomes a balanced tree, so that nobody after the parser meets a tree that is
 * thousands deep.
 */
public final class LogicChain {

  private static final int LONGEST_LEANING = 64;

  private LogicChain() {}

  /** The tree of a chain of at least two operands. */
  public static Expression join(BinaryOperator operator, List<Expression> operands) {
    if (operands.size() > LONGEST_LEANING) {
      int middle = operands.size() / 2;
      return pair(
          operator,
          half(operator, operands.subList(0, middle)),
          half(operator, operands.subList(middle, operands.size())));
    }
    Expression joined = operands.get(0);
    for (Expression next : operands.subList(1, operands.size())) {
      joined = pair(operator, joined, next);
    }
    return joined;
  }

  /** The operands of a tree as a script writes them in one chain, without parentheses. */
  public static List<Expression> operands(Expression.Binary tree) {
    List<Expression> all = new ArrayList<>();
    collect(tree.operator(), tree, true, all);
    if (all.size() > LONGEST_LEANING) {
      return all;
    }
    all.clear();
    collect(tree.operator(), tree, false, all);
    return all;
  }

  private static Expression half(BinaryOperator operator, List<Expression> operands) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    int middle = operands.size() / 2;
    return pair(
        operator,
        half(operator, operands.subList(0, middle)),
        half(operator, operands.subList(middle, operands.size())));
  }

  private static void collect(
      BinaryOperator operator, Expression tree, boolean both, List<Expression> into) {
    if (tree instanceof Expression.Binary binary && binary.operator() == operator) {
      collect(operator, binary.left(), both, into);
      if (both) {
        collect(operator, binary.right(), true, into);
      } else {
        into.add(binary.right());
      }
    } else {
      into.add(tree);
    }
  }

  private static Expression pair(BinaryOperator operator, Expression left, Expression right) {
    return new Expression.Binary(operator, left, right, left.span().to(right.span()));
  }
}
