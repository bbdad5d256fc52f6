package io.dpl.api.diagnostic;

/** What planning and scaling report: 4xxx. */
public enum PlanCode implements Code {
  NOT_YET(
      4001,
      "not available yet",
      "The language has it, this version cannot run it.",
      "Write it another way, or use a later version.",
      "READ PARQUET 'a.parquet' | SAMPLE 10 PERCENT");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  PlanCode(int number, String title, String cause, String cure, String example) {
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
