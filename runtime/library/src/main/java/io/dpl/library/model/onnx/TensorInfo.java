package io.dpl.library.model.onnx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tensor as the file describes it.
 *
 * @param kind what it is where it is no tensor: {@code sequence}, {@code map}; else {@code tensor}
 * @param elementCode element type as the file numbers it
 * @param dimensions sizes, the batch first; empty where the file does not say the shape
 */
record TensorInfo(String name, String kind, int elementCode, Optional<List<Dimension>> dimensions) {

  /**
   * One size.
   *
   * @param size 0 where it is only known when running
   * @param symbol name of such a size, may be empty
   */
  record Dimension(long size, String symbol) {

    boolean isKnown() {
      return size > 0;
    }

    @Override
    public String toString() {
      return isKnown() ? Long.toString(size) : symbol.isEmpty() ? "?" : symbol;
    }
  }

  /** The shape as messages show it: {@code [batch, 3, 224, 224]}. */
  String shape() {
    return dimensions
        .map(d -> d.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]")))
        .orElse("of an unknown shape");
  }
}
