package io.dpl.api.diagnostic;

/** What type checking reports: 3xxx. */
public enum TypeCode implements Code {
  MISMATCH(
      3001,
      "wrong type",
      "A value has a type that cannot be used here.",
      "Convert it with CAST or `::`, or use another column.",
      "VALUES (1) AS t(a) | WHERE a"),
  MODEL_SIGNATURE(
      3120,
      "declaration and model do not fit",
      "CREATE MODEL declares other inputs or outputs than the model has.",
      "Declare what the model has, or leave the lists out and take its own.",
      "CREATE MODEL m(n BIGINT) USING BUILTIN 'embed/all-MiniLM-L6-v2'"),
  MODEL_FILE_BROKEN(
      3121,
      "not a readable ONNX file",
      "The file is cut off or is not an ONNX model.",
      "Export or copy the model again.",
      "CREATE MODEL m USING ONNX 'README.md'"),
  MODEL_OPTION_VALUE(
      3122,
      "wrong value of a model option",
      "The option does not take this value.",
      "Use a value as the message describes it.",
      "CREATE MODEL m USING BUILTIN 'embed/all-MiniLM-L6-v2' OPTIONS (max_tokens = 100000)"),
  MODEL_TENSOR_TYPE(
      3123,
      "a tensor of the model has no type here",
      "An input or output is a sequence, a map, of an element type without a DPL type, or of a shape that is not known.",
      "Select other outputs with OPTIONS (outputs = [...]), give OPTIONS (shape = [...]), or export the model with plain tensors.",
      "CREATE MODEL m USING ONNX 'sequence.onnx'"),
  MODEL_CLASS(
      3124,
      "class is not a model",
      "The class implements no model interface, or cannot be constructed.",
      "Implement RowModel, EmbeddingModel or BatchModel of io.dpl.api.model in a public class with a public constructor.",
      "CREATE MODEL m(s STRING) RETURNS FLOAT USING JAVA 'java.lang.String'");

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
