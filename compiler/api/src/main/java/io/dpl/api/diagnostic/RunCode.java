package io.dpl.api.diagnostic;

/** What a run reports: 5xxx. */
public enum RunCode implements Code {
  INTERNAL(
      5999,
      "internal error",
      "DPL made a mistake; your script is not at fault.",
      "Report it with the script and the message.",
      ""),
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
