package io.dpl.library.model.onnx;

import ai.onnxruntime.OrtException;

/** Checks a result whose size the file did not say. */
final class ResultSize {

  private ResultSize() {}

  static void check(TensorSpec spec, long values, int rows) throws OrtException {
    if (values != rows * spec.values()) {
      throw new OrtException(
          "output "
              + spec.name()
              + " has "
              + values
              + " values for "
              + rows
              + " rows, but "
              + spec.field().type()
              + " is declared");
    }
  }
}
