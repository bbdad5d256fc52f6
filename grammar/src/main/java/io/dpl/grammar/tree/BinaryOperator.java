package io.dpl.grammar.tree;

/** Operators with two operands, with their sign. */
public enum BinaryOperator {
  OR("OR"),
  AND("AND"),
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  CONCAT("||"),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  INTEGER_DIVIDE("//"),
  MODULO("%");

  private final String sign;

  BinaryOperator(String sign) {
    this.sign = sign;
  }

  /** As a script writes it. */
  public String sign() {
    return sign;
  }
}
