package io.dpl.api.diagnostic;

/** What type checking reports: 3xxx. */
public enum TypeCode implements Code {
  MISMATCH(
      3001,
      "wrong type",
      "A value has a type that cannot be used here.",
      "Convert it with CAST or `::`, or use another column.",
      "VALUES (1) AS t(a) | WHERE a");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  TypeCode(int number, String title, String cause, String cure, String example) {
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
