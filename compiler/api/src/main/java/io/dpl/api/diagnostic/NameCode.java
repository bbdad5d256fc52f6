package io.dpl.api.diagnostic;

/** What name resolution reports: 2xxx. */
public enum NameCode implements Code {
  UNKNOWN_FUNCTION(
      2001,
      "no such function",
      "No function or aggregate of this name is in the library.",
      "Look at `dpl docs` for the list of functions.",
      "VALUES (1) AS t(a) | EXTEND UPER(a) AS b"),
  UNKNOWN_MODEL(
      2002,
      "no such model",
      "No CREATE MODEL of this name stands before its use.",
      "Declare it with CREATE MODEL, or use the name of one that is declared.",
      "READ PARQUET 'a.parquet' | APPLY clip(data) AS v"),
  NO_SUCH_FILE(
      2101,
      "no such file",
      "The location names one file or folder, and there is none.",
      "Check the path; relative ones start at the working directory.",
      "READ CSV 'no/such.csv'"),
  NOTHING_MATCHES(
      2102,
      "no file matches",
      "No file matches the pattern. Hidden names (.x, _x) match only a pattern that "
          + "starts with their sign, links are not followed.",
      "Check the pattern, or say OPTIONS (missing = 'empty') with a SCHEMA to read " + "nothing.",
      "READ CSV 'no/such/*.csv'"),
  STORE_UNKNOWN(
      2104,
      "no such store",
      "The location starts with a scheme that DPL cannot read yet.",
      "Copy the files to a local folder.",
      "READ CSV 's3://bucket/a.csv'"),
  FILE_DENIED(
      2105,
      "file may not be read",
      "The operating system refuses to read a file or folder.",
      "Give the permission, or leave the file out of the pattern.",
      ""),
  SCHEMA_COLUMN_MISSING(
      2106,
      "column of SCHEMA is not in the file",
      "The file has a header, and it lacks a column that the SCHEMA clause names.",
      "Name the columns as in the header, or say OPTIONS (header = FALSE) to take "
          + "them by position.",
      "READ CSV 'a.csv' SCHEMA (nam STRING)"),
  UNKNOWN_COLUMN(
      2003,
      "no such column",
      "The row has no column of this name at this point of the pipeline.",
      "Use a column that is there; `| DESCRIBE` shows them.",
      "VALUES (1) AS t(a) | WHERE b > 1"),
  AMBIGUOUS_COLUMN(
      2004,
      "several columns have this name",
      "A join brought columns of the same name from both sides.",
      "Write the qualifier, as in `o.id`, or rename one of them.",
      "VALUES (1) AS a(id) | JOIN (VALUES (1)) AS b(id) ON a.id = b.id | WHERE id > 1"),
  DUPLICATE_COLUMN(
      2005,
      "column exists already",
      "Column names of a row are unique without regard to case.",
      "Use SET to replace a column, or another name.",
      "VALUES (1) AS t(a) | EXTEND 2 AS a"),
  UNKNOWN_TABLE(
      2006,
      "no such row set",
      "FROM and JOIN take the name of a LET, a file in quotes, or a pipeline in parentheses.",
      "Declare it with LET before its use.",
      "FROM ordrs"),
  UNKNOWN_CONNECTOR(
      2007,
      "no such format",
      "READ and WRITE name a connector.",
      "Use one of those that `dpl docs` lists.",
      "READ PARKET 'a.parquet'"),
  UNKNOWN_PROVIDER(
      2008,
      "no such model provider",
      "USING names a provider of models.",
      "Use BUILTIN, ONNX or JAVA.",
      "CREATE MODEL m(t STRING) RETURNS FLOAT[3] USING ONX 'm.onnx'"),
  UNKNOWN_OPTION(
      2009,
      "no such option",
      "The function, connector or provider has no option of this name.",
      "Look at `dpl docs NAME` for its options.",
      "READ CSV 'a.csv' OPTIONS (headr = TRUE)"),
  UNKNOWN_PARAMETER(
      2010,
      "no such parameter",
      "A parameter is used without PARAM, or a value is given for one that the script does not have.",
      "Declare it with PARAM before its use.",
      "READ PARQUET $place"),
  MISSING_PARAMETER(
      2011,
      "parameter without value",
      "The parameter has no DEFAULT and no value was given.",
      "Give it a value with `-p name=value` or `bind`, or a DEFAULT.",
      "PARAM $n BIGINT; VALUES ($n)"),
  UNKNOWN_SETTING(
      2012,
      "no such setting",
      "SET and RESET know exchange, partitions, batch_rows and optimizer.",
      "Use one of these.",
      "SET partitionz = 8"),
  UNKNOWN_RESOURCE(
      2013,
      "no such resource",
      "WITH (...) takes CONCURRENCY, BATCH, CPUS, GPUS and MEMORY.",
      "Use one of these; settings of the provider stand in OPTIONS (...).",
      "CREATE MODEL m(x FLOAT[2]) RETURNS FLOAT USING ONNX 'm.onnx' WITH (GPU 1)"),
  UNKNOWN_WINDOW(
      2014,
      "no such window",
      "OVER names a window that no WINDOW clause of the operator declares.",
      "Declare it: WINDOW w AS (PARTITION BY k ORDER BY t).",
      "VALUES (1) AS t(a) | EXTEND SUM(a) OVER w AS s"),
  ALREADY_DEFINED(
      2015,
      "name is taken",
      "A LET, PARAM or MODEL of this name stands already in the script.",
      "Use another name; a model can be replaced with CREATE OR REPLACE MODEL.",
      "LET a = VALUES (1); LET a = VALUES (2)"),
  UNKNOWN_FIELD(
      2016,
      "no such field",
      "The struct has no field of this name.",
      "Use one of its fields.",
      "VALUES ({a: 1}) AS t(s) | EXTEND s.b AS x"),
  NAME_NEEDED(
      2017,
      "column needs a name",
      "The value is not a plain column, so its column has no name of its own.",
      "Write AS and a name.",
      ""),
  UNKNOWN_ALIAS(
      2018,
      "no such alias",
      "No row set at this point of the pipeline has this alias. SELECT, AGGREGATE and AS end the aliases before them.",
      "Use the name of the column alone, or an alias that stands.",
      "VALUES (1) AS x(id) | SELECT id | WHERE x.id > 1"),
  DUPLICATE_ALIAS(
      2019,
      "alias is taken",
      "Both sides of the join have the same alias.",
      "Give the joined row set another one with AS.",
      "VALUES (1) AS a(id) | JOIN (VALUES (1)) AS a(id) ON TRUE"),
  UNKNOWN_FILE_TYPE(
      2020,
      "format of the file unknown",
      "FROM 'file' finds the format by the ending of the name.",
      "Write READ and the format.",
      "FROM 'data.bin'"),
  PARAMETER_CHECK(
      2021,
      "parameter out of bounds",
      "The value does not satisfy the CHECK of its PARAM.",
      "Give another value.",
      "PARAM $n BIGINT DEFAULT 0 CHECK ($n > 0)"),
  UNKNOWN_PROMPT_COMMAND(
      2022,
      "no such command of the prompt",
      "A line that starts with a backslash is a command of the prompt, and there is none of this "
          + "name.",
      "Type \\? for the list of commands.",
      "\\descibe big"),
  UNKNOWN_BUILTIN_MODEL(
      2120,
      "no such built-in model",
      "USING BUILTIN names a model that DPL does not bring along.",
      "Use a name that the help line lists.",
      "CREATE MODEL m(t STRING) RETURNS FLOAT[384] USING BUILTIN 'embed/none'"),
  MODEL_FILE_MISSING(
      2121,
      "model file not found",
      "USING ONNX (or its option labels) names a file that is not there or may not be read.",
      "Correct the path; relative ones start at the working directory.",
      "CREATE MODEL m(x FLOAT[2]) RETURNS FLOAT[3] USING ONNX 'none.onnx'"),
  MODEL_CLASS_MISSING(
      2122,
      "model class not found",
      "USING JAVA names a class that is not on the class path.",
      "Write the full class name, and give the jar that holds it with --jar.",
      "CREATE MODEL m(s STRING) RETURNS FLOAT USING JAVA 'com.acme.Missing'"),
  UNKNOWN_MODEL_OPTION(
      2123,
      "no such model option",
      "The model provider has no option of this name.",
      "Use an option that the help line lists.",
      "CREATE MODEL m(t STRING) RETURNS FLOAT[384] USING BUILTIN 'embed/all-MiniLM-L6-v2' OPTIONS (tokens = 9)"),
  UNKNOWN_MODEL_TENSOR(
      2124,
      "the model has no such input or output",
      "The options inputs or outputs name a tensor that the model file does not have.",
      "Use a name that the help line lists.",
      "CREATE MODEL m(x FLOAT[2]) RETURNS FLOAT[3] USING ONNX 'm.onnx' OPTIONS (outputs = ['none'])");

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
