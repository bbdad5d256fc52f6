package io.dpl.library.model.onnx;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.Optional;

/**
 * Element types of tensors that have a DPL type.
 *
 * <p>Source: onnx.proto, TensorProto.DataType. The names are those of ONNX Runtime's OnnxJavaType.
 */
enum ElementType {
  FLOAT(1, Simple.FLOAT, Float.BYTES),
  INT32(6, Simple.INTEGER, Integer.BYTES),
  INT64(7, Simple.BIGINT, Long.BYTES),
  STRING(8, Simple.STRING, 0),
  BOOL(9, Simple.BOOLEAN, 1),
  DOUBLE(11, Simple.DOUBLE, Double.BYTES);

  private final int code;
  private final DplType type;
  private final int bytes;

  ElementType(int code, DplType type, int bytes) {
    this.code = code;
    this.type = type;
    this.bytes = bytes;
  }

  /** The element type of a code in the file, if it has a DPL type. */
  static Optional<ElementType> of(int code) {
    for (ElementType element : values()) {
      if (element.code == code) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  int code() {
    return code;
  }

  DplType type() {
    return type;
  }

  /** Bytes of a value in a tensor; 0 for texts. */
  int bytes() {
    return bytes;
  }

  /** Whether Arrow stores values of it as a tensor does. */
  boolean isDense() {
    return this != STRING && this != BOOL;
  }
}
