package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;

/** Floating point of 16 bits, widened to 32. */
final class Float16 {

  private Float16() {}

  static void write(Values values, ArrowBuf into, long at) throws IOException {
    byte[] bytes = new byte[2];
    if (values.nextLength() != bytes.length) {
      throw new IOException("a FLOAT16 of another length");
    }
    values.readBytes(bytes);
    into.setFloat(at, widen((short) ((bytes[0] & 0xff) | (bytes[1] << 8))));
  }

  /** Source: IEEE 754 binary16. */
  static float widen(short half) {
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    float size;
    if (exponent == 0x1f) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else {
      size = (1024 + fraction) * Math.scalb(1f, exponent - 25);
    }
    return half < 0 ? -size : size;
  }
}
