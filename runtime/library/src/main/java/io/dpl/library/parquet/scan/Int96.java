package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/** Timestamps of older writers: nanoseconds of a day, then the Julian day. */
final class Int96 {

  private static final long EPOCH_JULIAN_DAY = 2_440_588;
  private static final long MICROS_A_DAY = 86_400_000_000L;

  private Int96() {}

  static void write(Values values, ArrowBuf into, long at) throws IOException {
    byte[] bytes = new byte[12];
    if (values.nextLength() != bytes.length) {
      throw new IOException("an INT96 of another length");
    }
    values.readBytes(bytes);
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    long day = (parts.getInt() & 0xffffffffL) - EPOCH_JULIAN_DAY;
    into.setLong(at, day * MICROS_A_DAY + Math.floorDiv(nanos, 1000L));
  }
}
