package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;

/** Decimals as big-endian bytes of any length; Arrow has sixteen, the lowest first. */
final class DecimalBytes {

  private static final int WIDTH = 16;
  private static final int LONGEST = 64;

  private DecimalBytes() {}

  static void write(Values values, ArrowBuf into, long at) throws IOException {
    int length = values.nextLength();
    if (length < 1 || length > LONGEST) {
      throw new IOException("a decimal of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    values.readBytes(bytes);
    byte sign = (byte) (bytes[0] >> 7);
    for (int i = 0; i < length - WIDTH; i++) {
      if (bytes[i] != sign) {
        throw new IOException("a decimal of more than 38 digits");
      }
    }
    for (int i = 0; i < WIDTH; i++) {
      into.setByte(at + i, i < length ? bytes[length - 1 - i] : sign);
    }
  }
}
