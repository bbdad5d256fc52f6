package io.dpl.api.diagnostic;

/** What the parser reports: 1xxx. */
public enum SyntaxCode implements Code {
  UNEXPECTED(
      1001,
      "unexpected text",
      "The parser found a word or sign that cannot stand here.",
      "Look at the words listed as expected, or at `dpl docs NAME` of the operator.",
      "READ PARQUET 'a.parquet' | WERE x > 1");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  SyntaxCode(int number, String title, String cause, String cure, String example) {
    this.number = number;
    this.title = title;
    this.cause = cause;
    this.cure = cure;
    this.example = example;
  }

  @Override
  public String id() {
    return "DPL" + number;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String cause() {
    return cause;
  }

  @Override
  public String cure() {
    return cure;
  }

  @Override
  public String example() {
    return example;
  }
}
