package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;

/**
 * A BATCH as written: on an operator, a model or an APPLY.
 *
 * @param rows most rows, 0 where AUTO or bytes are given
 * @param bytes most bytes, 0 where AUTO or rows are given
 */
public record BatchSpec(int rows, long bytes, Span span) {

  /** Whether the compiler chooses. */
  public boolean isAuto() {
    return rows == 0 && bytes == 0;
  }
}
