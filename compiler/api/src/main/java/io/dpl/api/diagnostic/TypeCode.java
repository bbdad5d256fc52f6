package io.dpl.api.diagnostic;

/** What type checking reports: 3xxx. */
public enum TypeCode implements Code {
  SCHEMAS_DIFFER(
      3101,
      "files have different columns",
      "The files of one READ do not have the same columns.",
      "Read them apart, or say OPTIONS (union_by_name = TRUE).",
      "READ CSV 'mixed/*.csv'"),
  OPTION_VALUE(
      3102,
      "option has a wrong value",
      "The value is of the wrong type, or not one of those that the option takes.",
      "`dpl docs FORMAT` lists the values.",
      "READ CSV 'a.csv' OPTIONS (header = 'maybe')"),
  SCHEMA_NEEDED(
      3103,
      "SCHEMA is needed",
      "Without a file there is nothing to take the columns from.",
      "Write READ ... SCHEMA (name TYPE, ...).",
      "READ CSV 'none/*.csv' OPTIONS (missing = 'empty')"),
  UNREADABLE_HEADER(
      3104,
      "file is not what READ says",
      "The beginning of the file (or what its format keeps the columns in) cannot be " + "read.",
      "Check the format after READ and the file itself.",
      "READ ARROW 'a.csv'"),
  COLUMN_TYPE(
      3105,
      "column has a type that DPL cannot read",
      "The file has a column whose values have no DPL type.",
      "Write the file with a type that DPL has, or leave out the file.",
      ""),
  SCHEMA_CLAUSE(
      3106,
      "SCHEMA has no place here",
      "The format fixes its columns itself.",
      "Leave out the SCHEMA clause.",
      "READ FILES 'docs/*' SCHEMA (a STRING)"),
  MISMATCH(
      3001,
      "wrong type",
      "A value has a type that cannot be used here.",
      "Convert it with CAST or `::`, or use another column.",
      "VALUES (1) AS t(a) | WHERE a"),
  NO_SIGNATURE(
      3002,
      "arguments do not fit",
      "No signature of the function takes arguments of this number and these types.",
      "Convert the arguments with CAST; the help lists the signatures.",
      "VALUES (1) AS t(a) | EXTEND UPPER(a) AS b"),
  NO_COMMON_TYPE(
      3003,
      "types do not go together",
      "The values have no common type; numbers and texts never mix by themselves.",
      "Convert one with CAST.",
      "VALUES (1, 'x') AS t(a, b) | WHERE a = b"),
  NOT_CONSTANT(
      3004,
      "constant needed",
      "Locations, counts and options are known before anything runs.",
      "Use literals, parameters and operators on them.",
      "READ PARQUET UPPER(x)"),
  BAD_VALUE(
      3005,
      "value does not fit",
      "The constant is not a value of the type that is wanted here, or is out of its range.",
      "Write another value.",
      "VALUES (1) AS t(a) | LIMIT -1"),
  AGGREGATE_PLACE(
      3006,
      "aggregate cannot stand here",
      "Aggregates stand in AGGREGATE, or with OVER as window functions.",
      "Use | AGGREGATE ..., then filter or compute with its columns.",
      "VALUES (1) AS t(a) | WHERE SUM(a) > 1"),
  WINDOW_PLACE(
      3007,
      "window function cannot stand here",
      "Window functions stand in EXTEND, SET, SELECT and WHERE.",
      "Compute it with EXTEND before.",
      "VALUES (1) AS t(a) | AGGREGATE SUM(ROW_NUMBER() OVER ()) AS n"),
  NOT_GROUPED(
      3008,
      "column is not grouped",
      "Outside of an aggregate only the keys of GROUP BY can be used.",
      "Add the column to GROUP BY, or put it into an aggregate such as MIN or ANY_VALUE.",
      "VALUES (1, 2) AS t(a, b) | AGGREGATE b + SUM(a) AS x"),
  DECLARED_SIGNATURE(
      3009,
      "declaration does not fit the model",
      "CREATE MODEL declares other inputs or outputs than the model has.",
      "Declare what the help says.",
      ""),
  COLUMN_COUNT(
      3010,
      "wrong number of columns",
      "Set operations need the same number of columns on both sides, subqueries in expressions exactly one, aliases one name a column.",
      "SELECT the columns that are wanted.",
      "VALUES (1, 2) | UNION ALL (VALUES (1))"),
  BAD_CAST(
      3011,
      "no such conversion",
      "There is no conversion between these types.",
      "Use a function that makes the value, or another type.",
      "VALUES (TRUE) AS t(a) | EXTEND a::DATE AS b"),
  BAD_PATTERN(
      3012,
      "pattern is not RE2",
      "Regular expressions are RE2: no lookaround, no back references.",
      "Write the pattern without them.",
      "VALUES ('a') AS t(a) | WHERE a REGEXP '(?=b)'"),
  CALL_FORM(
      3013,
      "call is not well formed",
      "DISTINCT, ORDER BY, FILTER and OVER belong to aggregates; a star only to COUNT.",
      "Remove it.",
      "VALUES ('a') AS t(a) | EXTEND UPPER(DISTINCT a) AS b"),
  MODEL_SIGNATURE(
      3120,
      "declaration and model do not fit",
      "CREATE MODEL declares other inputs or outputs than the model has.",
      "Declare what the model has; the message shows it.",
      "CREATE MODEL m(n BIGINT) RETURNS FLOAT[384] USING BUILTIN 'embed/all-MiniLM-L6-v2'"),
  MODEL_FILE_BROKEN(
      3121,
      "not a readable ONNX file",
      "The file is cut off or is not an ONNX model.",
      "Export or copy the model again.",
      "CREATE MODEL m(x FLOAT[2]) RETURNS FLOAT[3] USING ONNX 'README.md'"),
  MODEL_OPTION_VALUE(
      3122,
      "wrong value of a model option",
      "The option does not take this value.",
      "Use a value as the message describes it.",
      "CREATE MODEL m(t STRING) RETURNS FLOAT[384] USING BUILTIN 'embed/all-MiniLM-L6-v2' OPTIONS (max_tokens = 100000)"),
  MODEL_TENSOR_TYPE(
      3123,
      "a tensor of the model has no type here",
      "An input or output is a sequence, a map, of an element type without a DPL type, or of a shape that is not known.",
      "Select other outputs with OPTIONS (outputs = [...]), give OPTIONS (shape = [...]), or export the model with plain tensors.",
      "CREATE MODEL m(x FLOAT[2]) RETURNS FLOAT[3] USING ONNX 'sequence.onnx'"),
  MODEL_CLASS(
      3124,
      "class is not a model",
      "The class implements no model interface, or cannot be constructed.",
      "Implement RowModel, EmbeddingModel or BatchModel of io.dpl.api.model in a public class with a public constructor.",
      "CREATE MODEL m(s STRING) RETURNS FLOAT USING JAVA 'java.lang.String'"),
  RECORD_MISMATCH(
      3140,
      "record and columns do not fit",
      "A component of a Java record has no column, or one whose values its class cannot hold.",
      "Change the class as the help says, or name and CAST the column.",
      ""),
  RESULT_COUNT(
      3141,
      "not exactly one result",
      "Rows, records and Arrow are read from a script with exactly one pipeline that does not end in WRITE.",
      "Start it and read job.result(0), job.result(1) ..., or leave one pipeline without WRITE.",
      "");

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
