package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/** Intervals: months, days and milliseconds become months, days and nanoseconds. */
final class IntervalBytes {

  private IntervalBytes() {}

  static void write(Values values, ArrowBuf into, long at) throws IOException {
    byte[] bytes = new byte[12];
    if (values.nextLength() != bytes.length) {
      throw new IOException("an INTERVAL of another length");
    }
    values.readBytes(bytes);
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    into.setInt(at, parts.getInt());
    into.setInt(at + 4, parts.getInt());
    into.setLong(at + 8, (parts.getInt() & 0xffffffffL) * 1_000_000L);
  }
}
