package io.dpl.grammar.reference;

/**
 * The documentation of a statement, operator, clause or form of expression, as {@code dpl docs
 * NAME} prints it.
 *
 * @param name the words it starts with, in upper case
 * @param syntax how it is written: words in upper case as they are, {@code [ ]} may be left out,
 *     {@code |} one of several, {@code ...} more of the same
 * @param summary what it does, in whole sentences
 * @param example a script that parses as it stands
 */
public record OperatorDoc(Kind kind, String name, String syntax, String summary, String example) {

  /** The first sentence of the summary. */
  public String headline() {
    return summary.substring(0, firstEnd());
  }

  /** The other sentences of the summary, may be empty. */
  public String details() {
    return summary.substring(firstEnd()).strip();
  }

  private int firstEnd() {
    int end = summary.indexOf(". ");
    return end < 0 ? summary.length() : end + 1;
  }

  /** Where it stands in a script. */
  public enum Kind {
    STATEMENT,
    SOURCE,
    OPERATOR,
    CLAUSE,
    EXPRESSION
  }
}
