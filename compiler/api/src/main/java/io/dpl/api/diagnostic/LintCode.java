package io.dpl.api.diagnostic;

/** What lint reports, always as a warning: 9xxx. */
public enum LintCode implements Code {
  MODEL_WITHOUT_BATCH(
      9001,
      "model without BATCH",
      "Neither the model, the APPLY nor an operator before it bounds the batch.",
      "Write BATCH AUTO.",
      ""),
  REPARTITION_AFTER_HEAVY(
      9002,
      "REPARTITION after heavy rows",
      "REPARTITION moves every row from node to node, and these rows are 4 KiB and more.",
      "Write REPARTITION before what makes the rows heavy, or BATCH in its place.",
      "READ FILES 'in/*' | EXTEND READ_BYTES(path) AS data | REPARTITION 8 BY data"),
  BATCH_LARGER_THAN_TASK(
      9003,
      "batch larger than the rows of a task",
      "A task has fewer rows than one batch, so no batch is ever full.",
      "Write BATCH AUTO or fewer partitions.",
      ""),
  FEWER_PARTITIONS_THAN_NODES(
      9004,
      "fewer partitions than nodes",
      "REPARTITION n gives some nodes nothing to do.",
      "Write REPARTITION AUTO, or a number that covers the nodes.",
      ""),
  POOL_LARGER_THAN_CLUSTER(
      9005,
      "pool larger than the cluster",
      "A model asks for more runs at once than the nodes have slots for; the rest wait for ever.",
      "Write a smaller CONCURRENCY, or leave it out: then every slot is used.",
      ""),
  HEAVY_CROSSES_EXCHANGE(
      9006,
      "heavy column crosses an exchange",
      "A join, a sort, a set operation, a CACHE or REPARTITION needs all rows, and the heavy column rests in memory or on disk until they are there.",
      "Make the heavy column behind it, from a path or a key.",
      "READ FILES 'in/*' | EXTEND READ_BYTES(path) AS data | ORDER BY size DESC | SELECT size, data"),
  DEAD_HEAVY_COLUMN(
      9007,
      "dead heavy column",
      "A call's result is read by nobody, so it is never computed.",
      "Take the call away, or use its result.",
      "READ FILES 'in/*' | EXTEND READ_BYTES(path) AS data | SELECT path"),
  ORDER_WITHOUT_EFFECT(
      9008,
      "ORDER BY without effect",
      "Something behind ORDER BY destroys the order before a LIMIT, a WRITE or a result uses it.",
      "Take ORDER BY away, or write it at the end.",
      "READ PARQUET 'a.parquet' | ORDER BY x | DISTINCT"),
  JOIN_WITHOUT_KEY(
      9009,
      "join without a key",
      "ON compares no column of one side with a column of the other, so every pair of rows is made.",
      "Compare a key, or write CROSS JOIN where all pairs are meant.",
      "VALUES (1) AS a(x) | JOIN (VALUES (2)) AS b(y) ON TRUE"),
  BATCH_DEPENDENT_WRITE(
      9010,
      "batch-dependent result written without a fixed batch",
      "The model gives a row another result where other rows are beside it, and BATCH AUTO changes which these are: running it again writes other values.",
      "Write BATCH with a number.",
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
