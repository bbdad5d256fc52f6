package io.dpl.api.diagnostic;

/** What lint reports, always as a warning: 9xxx. */
public enum LintCode implements Code {
  MODEL_WITHOUT_BATCH(
      9001,
      "model without BATCH",
      "Neither the model, the APPLY nor an operator before it bounds the batch.",
      "Write BATCH AUTO.",
      ""),
  POOL_LARGER_THAN_CLUSTER(
      9005,
      "pool larger than the cluster",
      "A model asks for more runs at once than the nodes have slots for; the rest wait for ever.",
      "Write a smaller CONCURRENCY, or leave it out: then every slot is used.",
      "");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  LintCode(int number, String title, String cause, String cure, String example) {
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
