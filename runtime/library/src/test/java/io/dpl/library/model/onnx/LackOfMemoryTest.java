package io.dpl.library.model.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.Test;

class LackOfMemoryTest {

  @Test
  void itsWordsAreKnown() {
    OrtException arena =
        new OrtException(
            "Non-zero status code returned while running MatMul node. BFCArena::AllocateRawInternal"
                + " Failed to allocate memory for requested buffer of size 42949672960");
    assertThatThrownBy(() -> LackOfMemory.check(arena))
        .isInstanceOf(OutOfMemoryException.class)
        .hasCause(arena);
    assertThatThrownBy(() -> LackOfMemory.check(new OrtException("std::bad_alloc")))
        .isInstanceOf(OutOfMemoryException.class);
  }

  @Test
  void otherFailuresAreNotOfMemory() {
    assertThatCode(() -> LackOfMemory.check(new OrtException("Got invalid dimensions for input")))
        .doesNotThrowAnyException();
  }
}
