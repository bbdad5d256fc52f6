package io.dpl.api.diagnostic;

/** What planning and scaling report: 4xxx. */
public enum PlanCode implements Code {
  NOT_YET(
      4001,
      "not available yet",
      "The language has it, this version cannot run it.",
      "Write it another way, or use a later version.",
      "READ PARQUET 'a.parquet' | SAMPLE 10 PERCENT"),
  DOES_NOT_FIT(
      4002,
      "plan does not fit in memory",
      "What the plan holds at once on a node is more than DPL may use there, even with one task at a time.",
      "Give it the memory that the message names, or write a smaller BATCH.",
      "dpl run big.dpl --memory 512MiB"),
  CLUSTER(
      4003,
      "cluster not understood",
      "The text of --cluster or ON CLUSTER is not a list of nodes, cpus, gpus, memory.",
      "Write nodes=4 cpus=16 gpus=1 memory=64GiB.",
      "dpl explain a.dpl --cluster 'nodes=four'"),
  POOL(
      4004,
      "pool cannot start",
      "A model asks for more GPUs, CPUs or memory a run than any node has, or for more runs at once than the nodes have slots for.",
      "Ask for less in WITH (...), or give it nodes that have so much.",
      "CREATE MODEL m(x FLOAT[4]) RETURNS FLOAT[2] USING ONNX 'm.onnx' WITH (GPUS 8)"),
  EDITION(
      4011,
      "edition unknown",
      "The script asks for an edition of the language that this version does not have.",
      "Write DPL '1.0'.",
      "DPL '2.0'"),
  SINK_PLACE(
      4012,
      "sink cannot stand here",
      "WRITE and FORK end a pipeline, and LET, subqueries and joins need rows.",
      "End the pipeline there; use TEE for a side branch that writes.",
      "LET a = VALUES (1) | WRITE CSV 'a.csv'"),
  READ_REPARTITION(
      4013,
      "BY cannot stand on READ",
      "REPARTITION on READ plans how files are cut and never moves rows.",
      "Write it as an operator: | REPARTITION BY k.",
      ""),
  WRITTEN_OTHERWISE(
      4014,
      "place is written in another format",
      "An earlier statement writes this place in another format than READ names.",
      "Read it in the format in which it is written.",
      "VALUES (1) AS t(a) | WRITE CSV 'o/'; READ PARQUET 'o/'"),
  JOIN_CONDITION(
      4016,
      "join without condition",
      "JOIN needs ON or USING, CROSS JOIN neither.",
      "Write ON with a condition, USING with columns, or CROSS JOIN.",
      "VALUES (1) AS a(x) | JOIN (VALUES (1)) AS b(y)"),
  CALIBRATION(
      4017,
      "calibration cannot be used",
      "The file with what models took where they ran cannot be read or written, or another version of DPL wrote it.",
      "Remove it; dpl run --calibrate writes it anew.",
      "dpl run a.dpl --calibration broken.json"),
  CANNOT_WRITE(
      4015,
      "format cannot be written",
      "The connector only reads.",
      "Write another format, for example PARQUET.",
      "VALUES (1) AS t(a) | WRITE FILES 'o/'"),
  ROWS_HAVE_TO_MOVE(
      4019,
      "rows cannot stay where they are",
      "NO SHUFFLE cuts the files of a READ; an operator in between needs all rows, or BY places them.",
      "Leave NO SHUFFLE out.",
      "VALUES (1) AS t(a) | REPARTITION 2 NO SHUFFLE");

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
