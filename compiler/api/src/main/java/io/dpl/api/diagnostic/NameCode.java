package io.dpl.api.diagnostic;

/** What name resolution reports: 2xxx. */
public enum NameCode implements Code {
  UNKNOWN_COLUMN(
      2003,
      "no such column",
      "The row has no column of this name at this point of the pipeline.",
      "Use a column that is there; `| DESCRIBE` shows them.",
      "VALUES (1) AS t(a) | WHERE b > 1"),
  UNKNOWN_BUILTIN_MODEL(
      2120,
      "no such built-in model",
      "USING BUILTIN names a model that DPL does not bring along.",
      "Use a name that the help line lists.",
      "CREATE MODEL m USING BUILTIN 'embed/none'"),
  MODEL_FILE_MISSING(
      2121,
      "model file not found",
      "USING ONNX (or its option labels) names a file that is not there or may not be read.",
      "Correct the path; relative ones start at the working directory.",
      "CREATE MODEL m USING ONNX 'none.onnx'"),
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
      "CREATE MODEL m USING BUILTIN 'embed/all-MiniLM-L6-v2' OPTIONS (tokens = 9)"),
  UNKNOWN_MODEL_TENSOR(
      2124,
      "the model has no such input or output",
      "The options inputs or outputs name a tensor that the model file does not have.",
      "Use a name that the help line lists.",
      "CREATE MODEL m USING ONNX 'm.onnx' OPTIONS (outputs = ['none'])");

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
