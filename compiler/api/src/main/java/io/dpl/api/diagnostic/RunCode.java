package io.dpl.api.diagnostic;

/** What a run reports: 5xxx. */
public enum RunCode implements Code {
  CANCELLED(
      5001,
      "cancelled",
      "Somebody ended the run: Ctrl-C, cancel() or a closed result.",
      "Run it again; nothing that it wrote is visible.",
      ""),
  CAST_FAILED(
      5002,
      "a value cannot be converted",
      "A CAST met a value that the type cannot hold.",
      "Use TRY(expression) for NULL instead, or filter such rows before.",
      "VALUES ('12'), ('x') | AS t(a) | SELECT CAST(a AS INTEGER) AS n"),
  DIVISION_BY_ZERO(
      5003,
      "integer division by zero",
      "// and % have no result for 0; / gives inf or nan instead.",
      "Filter zeros before, or use TRY(expression) for NULL.",
      "VALUES (1, 0) | AS t(a, b) | SELECT a // b AS q"),
  OVERFLOW(
      5004,
      "a number is too large",
      "The result of an operation does not fit into its type.",
      "Cast an operand to a wider type (BIGINT, DECIMAL(38, 0), DOUBLE) before.",
      "VALUES (9223372036854775807) | AS t(a) | SELECT a + 1 AS b"),
  OUT_OF_MEMORY(
      5005,
      "out of memory",
      "The run needs more memory than it was given.",
      "Give it more (--memory), or make batches or partitions smaller.",
      ""),
  DISK_FULL(
      5006,
      "the disk is full",
      "A file of the output, or a temporary one, has no room.",
      "Free space, or choose another folder (--temp for temporary files). Nothing partly written is visible.",
      ""),
  NO_PERMISSION(
      5007,
      "no permission",
      "The operating system does not allow reading or writing there.",
      "Change the permissions or the place.",
      ""),
  CORRUPT_FILE(
      5008,
      "a file is damaged",
      "The bytes of a file are not what its format asks for.",
      "Replace the file, or leave it out of the READ.",
      ""),
  BAD_TEXT_FILE(
      5009,
      "a line of a text file does not fit",
      "A CSV or JSON line has a value of another type, too many or too few columns, or broken quotes.",
      "Correct the line, or read the column as STRING and use TRY(CAST(...)).",
      "READ CSV 'a.csv' SCHEMA (a INTEGER)"),
  OUTPUT_EXISTS(
      5010,
      "the output exists",
      "A WRITE without MODE never touches what is there.",
      "Write MODE OVERWRITE or MODE APPEND, or choose another place.",
      "READ PARQUET 'a.parquet' | WRITE PARQUET 'b.parquet'"),
  FILE_GONE(
      5011,
      "a file is not there",
      "A file that the plan reads was removed after compiling.",
      "Run it again.",
      ""),
  BAD_JSON(
      5012,
      "a text is not JSON",
      "A JSON function met a text that it cannot parse.",
      "Filter with IS_JSON or use TRY(expression) for NULL.",
      ""),
  EXPRESSION_FAILED(
      5013,
      "an expression failed",
      "A value made an expression of the script fail.",
      "Use TRY(expression) for NULL instead, or filter such rows before.",
      ""),
  BAD_TARGET(
      5014,
      "cannot write there",
      "The place of a WRITE is a folder that must not be replaced, or lies where no file can be.",
      "Choose another place.",
      "READ PARQUET 'a.parquet' | WRITE PARQUET '/' MODE OVERWRITE"),
  IO_FAILED(
      5016,
      "reading or writing failed",
      "The operating system reported an error.",
      "See the message; run it again if it was temporary.",
      ""),
  UNREADABLE_TYPE(
      5017,
      "a column has a type that DPL does not have",
      "The source has a column of a type without a counterpart in DPL.",
      "Leave the column out, or cast it in the program that writes it.",
      ""),
  OPERATOR_FAILED(
      5018,
      "a function or model failed",
      "Code of a function or model threw an exception.",
      "See the message; if the function comes with DPL, report it.",
      ""),
  CERTIFICATE_EXCEEDED(
      5019,
      "more memory than the certificate says",
      "A part of the run needed more than the memory certificate of its plan gives it: an estimate is wrong.",
      "Write a smaller BATCH before the heavy step, or fewer partitions, and report the script.",
      ""),
  FILE_MISSING(
      5101,
      "file does not exist",
      "A path in the data names a file that is not there (any more).",
      "Filter the rows, or say ON ERROR SKIP, NULL or QUARANTINE.",
      "VALUES ('no/such.txt') AS t(path) | EXTEND READ_TEXT(path) AS text"),
  FILE_NOT_ALLOWED(
      5102,
      "file may not be read",
      "The operating system refuses to open the file.",
      "Give the permission, or skip the row with ON ERROR.",
      ""),
  NOT_UTF8(
      5103,
      "text is not UTF-8",
      "The bytes are not valid in the encoding that was asked for.",
      "Name the encoding (encoding => 'latin1'), or skip the row with ON ERROR.",
      ""),
  FILE_TOO_LARGE(
      5104,
      "value is too large",
      "One value would be larger than a batch may hold (2 GiB), or than the limit "
          + "that was given.",
      "Leave out such files, or raise max_bytes.",
      ""),
  FILE_UNREADABLE(
      5105,
      "file cannot be read",
      "Reading failed half way: the device, the network or the file system gave an " + "error.",
      "Try again; if it stays, copy the file.",
      ""),
  COMPRESSED_BROKEN(
      5106,
      "compressed data are broken",
      "The bytes are not what gzip or zstd write, or they end too early.",
      "Write or copy the data again, or skip the row with ON ERROR.",
      ""),
  CSV_VALUE(
      5107,
      "a line of a CSV file does not fit",
      "A value cannot be read as its column says, or the line has too many or too few " + "values.",
      "Correct the line, give the column another type in SCHEMA, or skip such lines "
          + "with ON ERROR.",
      ""),
  ARROW_BROKEN(
      5109,
      "Arrow file is broken",
      "The file ends too early or its parts do not fit each other.",
      "Write or copy the file again.",
      ""),
  FUNCTION_ARGUMENT(
      5110,
      "value out of range",
      "A function cannot work with this value of an argument.",
      "`dpl docs FUNCTION` says what it takes.",
      ""),
  PARQUET_BROKEN(
      5140,
      "broken Parquet file",
      "Bytes of the file cannot be what its writer wrote: the footer, a page or a checksum is wrong.",
      "Write or copy the file again; leave it out of the glob until then.",
      "READ PARQUET 'broken.parquet'"),
  PARQUET_NOT(
      5141,
      "not a Parquet file",
      "A Parquet file ends with the letters PAR1; this one does not.",
      "Name the right format after READ, or leave the file out of the glob.",
      "READ PARQUET 'notes.txt'"),
  PARQUET_TRUNCATED(
      5142,
      "Parquet file cut off",
      "The file ends before its footer or before one of its columns: a copy was broken off, or its"
          + " writer is still at work.",
      "Copy the file again, or wait until its writer has finished.",
      "READ PARQUET 'half.parquet'"),
  PARQUET_ENCRYPTED(
      5143,
      "encrypted Parquet file",
      "The file or one of its columns needs a key, and DPL takes none.",
      "Write it without encryption.",
      "READ PARQUET 'secret.parquet'"),
  PARQUET_UNSUPPORTED(
      5144,
      "form of Parquet that DPL does not read",
      "The file uses a codec, an encoding or a layout that this version does not know.",
      "Write the file again with zstd, snappy or no compression and the writer's defaults.",
      "READ PARQUET 'lzo.parquet'"),
  PARQUET_TOO_LARGE(
      5145,
      "Parquet value larger than the memory",
      "One value, or one page that can only be read whole, is larger than what the run may use.",
      "Give more memory with --memory, or write the file with smaller pages.",
      "READ PARQUET 'videos.parquet' | BATCH 64"),
  PARQUET_UNREADABLE(
      5146,
      "Parquet file that cannot be opened",
      "The file is not there, or may not be read.",
      "Check the path and its permissions.",
      "READ PARQUET 'missing.parquet'"),
  PARQUET_SCHEMAS_DIFFER(
      5147,
      "Parquet files with different columns",
      "The files of one READ must have the same columns with the same types.",
      "Read them apart, or give OPTIONS (union_by_name = TRUE).",
      "READ PARQUET 'old-and-new/*.parquet'"),
  MODEL_WEIGHTS_MISSING(
      5201,
      "weights are not on the class path",
      "The weights of a built-in model stand in a jar of their own, which is not there.",
      "Add the jar that the help line names to the class path.",
      ""),
  MODEL_LOAD(
      5202,
      "model cannot be loaded",
      "The model runtime refuses the file or the class.",
      "Read what it says; export the model for a supported opset.",
      ""),
  MODEL_FAILED(
      5203,
      "model failed",
      "The model runtime reports an error for a batch.",
      "Read what it says; check shapes and value ranges of the inputs.",
      ""),
  MODEL_INPUT(
      5204,
      "value does not fit the model",
      "A list has another length than the model takes, or holds NULL.",
      "Filter such rows, or make the list as long as the model wants.",
      ""),
  MODEL_CODE(
      5205,
      "model code failed",
      "A model written in Java threw an exception.",
      "Correct the model or filter the row; ON ERROR decides what happens to it.",
      ""),
  MODEL_RESULT(
      5206,
      "model gave a wrong result",
      "A model written in Java gave a value of another type or length, or another number of rows, than it declares.",
      "Make the code and its RETURNS agree.",
      ""),
  IMAGE_FORMAT(
      5221,
      "unsupported image format",
      "The bytes are neither JPEG nor PNG.",
      "Convert the image, or filter such rows.",
      ""),
  IMAGE_BROKEN(
      5222,
      "broken image",
      "The image is cut off or its content cannot be decoded.",
      "Filter such rows; ON ERROR decides what happens to them.",
      ""),
  IMAGE_TOO_LARGE(
      5223,
      "image too large",
      "The header announces more pixels than max_pixels allows; decoding it could use up the memory.",
      "Raise max_pixels if the image is wanted.",
      ""),
  PARQUET_SPILL(
      5148,
      "no room for a Parquet dictionary",
      "A column's dictionary is larger than the memory and is read out of order: its values are put"
          + " into a temporary file, which could not be written.",
      "Free space in the folder for temporary files, or name another with --temp.",
      "READ PARQUET 'images.parquet' | BATCH 64"),
  TASK_ENDS_WORKERS(
      5401,
      "a task ends its workers",
      "Two workers died while they ran the same task: native code crashes, or it needs more memory"
          + " than a worker has.",
      "Look into the log of the worker that is named; give it more memory, make batches smaller, or"
          + " leave out the input that the task reads.",
      ""),
  TASK_NOT_KEPT(
      5402,
      "a task was lost too often",
      "Workers, or the rows that rest on them, were lost again and again while the run needed"
          + " them.",
      "Look why workers of the cluster go away; run it again on one that holds.",
      ""),
  NO_WORKERS(
      5403,
      "no worker is left",
      "All workers of the cluster are gone, and none came back in time.",
      "Look at the cluster: its nodes must be alive and free to take a worker.",
      ""),
  VISIBLE_ROWS_LOST(
      5404,
      "rows behind a visible result were lost",
      "A worker was lost with rows that cannot be made again as they were, and others made from them"
          + " were already written or given to a reader.",
      "Run it again; make the step before deterministic, or write its rows and read them back.",
      ""),
  STAGING_UNSEEN(
      5410,
      "a worker does not see the place of a WRITE",
      "Workers write beside the target, and the driver renames what they wrote; a worker has no such"
          + " folder.",
      "WRITE to a folder of a file system that all nodes share, under the same path.",
      "READ PARQUET '/shared/in.parquet' | WRITE PARQUET '/shared/out/'"),
  DRIVER_LOST(
      5301,
      "the driver process is gone",
      "Runs on a cluster are driven by a child process, which was ended, ran out of memory, fell silent or lost the cluster.",
      "Run it again; nothing that it wrote is visible. The message says what it said last.",
      ""),
  DRIVER_VERSION(
      5302,
      "worker package of another version",
      "The worker package, from which the driver process and the workers are made, is of another version of DPL than this process.",
      "Build or download both again, and name the right one with --ray-code.",
      ""),
  RAY_NOT_FOUND(
      5303,
      "no Ray found on this machine",
      "A cluster is reached with the Java part of its own Ray, ray_dist.jar, which every Ray wheel brings.",
      "Install the cluster's version (pip install ray==VERSION), or name the folder of the Python package ray with --ray-home or RAY_HOME.",
      ""),
  RAY_NO_ANSWER(
      5304,
      "nobody answers at the address of the cluster",
      "No program listens there, or a firewall is in between.",
      "Check host and port (6379 unless ray start --port says otherwise) and that the head node runs.",
      "dpl run --ray 127.0.0.1:6379 script.dpl"),
  RAY_TOKEN(
      5305,
      "the cluster asks for a token",
      "The cluster was started with token authentication, and this process has no token or a wrong one.",
      "Set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN, or put the token into ~/.ray/auth_token.",
      ""),
  RAY_NO_RAYLET(
      5306,
      "this machine is no node of the cluster",
      "A Java driver needs a raylet on its own host.",
      "Run it on a node of the cluster, or add this machine to it (ray start --address=HOST:PORT).",
      ""),
  RAY_VERSION(
      5307,
      "the cluster runs another version of Ray",
      "The Ray that was found on this machine cannot speak to the cluster.",
      "Install the cluster's version, or name it with --ray-home.",
      ""),
  RAY_NOT_RAY(
      5308,
      "what answers there is no Ray cluster",
      "A program listens at the address, but does not speak as the head of a Ray cluster.",
      "Give the address of the head node as ray start printed it, not that of its dashboard or client server.",
      ""),
  RAY_WORKER_MISSING(
      5309,
      "a worker does not come up",
      "A node does not start the process that DPL asked for: its processors are taken by others, it has no Java, or it cannot read the worker package.",
      "See the message; on that node, java must be on the PATH of ray start, and the worker package at the same path.",
      ""),
  RAY_PACKAGE(
      5310,
      "no worker package",
      "The jars that workers are made from were not found.",
      "Name the folder with --ray-code; a distribution has it beside dpl.jar as worker/.",
      ""),
  RAY_UPLOAD(
      5311,
      "the worker package cannot be uploaded",
      "The dashboard of the cluster refused the package, or is not there.",
      "Start the head with --include-dashboard=true and give the token if it wants one; or put the package on every node and name it with --ray-code.",
      ""),
  RAY_FAILED(
      5312,
      "the cluster cannot be used",
      "Ray refused to start a driver for a reason that DPL does not know.",
      "See what it said last; the logs of the cluster say more.",
      ""),
  RAY_NO_JAVA(
      5313,
      "a node has no Java",
      "Ray starts Java programs with the java on the PATH of ray start, and there is none on that node.",
      "Install Java 17 or newer on every node, and start Ray again there with java on its PATH.",
      ""),
  RAY_JOB(
      5314,
      "the driver cannot run as a job",
      "The dashboard refused the job, or the job ended before the driver was ready.",
      "See what it said last; the job's log in the dashboard says more.",
      "dpl run --ray http://10.0.0.1:8265 script.dpl"),
  RAY_UNREACHABLE(
      5315,
      "the driver's port cannot be reached",
      "The driver runs as a job on the cluster and listens on a port of its node, which a firewall or a tunnel keeps from this machine.",
      "Open a port of the head node, or tunnel it, and name it behind the dashboard's address.",
      "dpl run --ray 'http://10.0.0.1:8265?driver=10101' script.dpl"),
  RAY_HEAD_LOST(
      5316,
      "the cluster has lost its head",
      "The head node of the cluster, or the service on it that knows all others, has died or cannot be reached any more.",
      "Start the cluster again and run the script again; nothing that it wrote is visible.",
      ""),
  RECORD_VALUE(
      5601,
      "a row does not fit the record",
      "NULL came for a component of a primitive type, or the record's own code refused the value.",
      "Make the component Optional or a class, or filter such rows.",
      ""),
  TIMED_OUT(
      5602,
      "the time is over",
      "The run took longer than the time that its caller gave it; nothing that it wrote is visible.",
      "Give it more time, or less to do.",
      ""),
  ADD_OPENS(
      5603,
      "the JVM keeps java.nio closed",
      "Arrow needs access to java.nio, which the JVM gives only where it is told to.",
      "Start Java with --add-opens=java.base/java.nio=ALL-UNNAMED.",
      ""),
  ROWS_VALUE(
      5604,
      "a value from Java does not fit its column",
      "A row that a Java program gave holds a value that the column cannot hold, or its reader failed.",
      "Correct the value; the message shows row and column.",
      ""),
  READER_USED(
      5605,
      "the reader was read already",
      "An ArrowReader gives its batches once, and a plan asked for them again.",
      "Give a new reader before each run, or WRITE the rows and READ the file.",
      ""),
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
