package io.dpl.library.model.onnx;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.OutOfMemoryException;

/** Tells from what ONNX Runtime says whether a run had too little memory; it has no code for it. */
final class LackOfMemory {

  private static final List<String> WORDS =
      List.of("failed to allocate memory", "bad_alloc", "bad allocation", "out of memory");

  private LackOfMemory() {}

  /** Throws it as such, so that a smaller batch is tried; does nothing for other failures. */
  static void check(OrtException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (WORDS.stream().anyMatch(message::contains)) {
      throw new OutOfMemoryException(e.getMessage(), e);
    }
  }
}
