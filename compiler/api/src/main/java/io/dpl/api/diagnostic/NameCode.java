package io.dpl.api.diagnostic;

/** What name resolution reports: 2xxx. */
public enum NameCode implements Code {
  UNKNOWN_COLUMN(
      2003,
      "no such column",
      "The row has no column of this name at this point of the pipeline.",
      "Use a column that is there; `| DESCRIBE` shows them.",
      "VALUES (1) AS t(a) | WHERE b > 1");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  NameCode(int number, String title, String cause, String cure, String example) {
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
