package io.dpl.grammar.tree;

/** Operators with one operand. */
public enum UnaryOperator {
  NOT,
  NEGATE,
  PLUS
}
