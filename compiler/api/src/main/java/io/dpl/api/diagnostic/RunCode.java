package io.dpl.api.diagnostic;

/** What a run reports: 5xxx. */
public enum RunCode implements Code {
  INTERNAL(
      5999,
      "internal error",
      "DPL made a mistake; your script is not at fault.",
      "Report it with the script and the message.",
      "");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  RunCode(int number, String title, String cause, String cure, String example) {
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
