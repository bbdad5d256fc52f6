package io.dpl.library.parquet.scan;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVectorHelper;

/** Ranges of bits in a buffer. */
final class Bits {

  private Bits() {}

  /** Sets the bits from {@code from} up to {@code end}. */
  static void set(ArrowBuf buffer, int from, int end) {
    int at = from;
    while (at < end && (at & 7) != 0) {
      BitVectorHelper.setBit(buffer, at++);
    }
    int bytes = (end - at) >> 3;
    if (bytes > 0) {
      buffer.setOne(at >> 3, bytes);
      at += bytes << 3;
    }
    while (at < end) {
      BitVectorHelper.setBit(buffer, at++);
    }
  }
}
