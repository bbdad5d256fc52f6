package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.arrow.memory.ArrowBuf;

/** UUIDs as texts. */
final class UuidText {

  static final int LENGTH = 36;

  private UuidText() {}

  static void write(Values values, int stored, ArrowBuf into, long at) throws IOException {
    if (stored != 16) {
      throw new IOException("a UUID of " + stored + " bytes");
    }
    byte[] bytes = new byte[16];
    values.readBytes(bytes);
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    String text = new UUID(halves.getLong(), halves.getLong()).toString();
    into.setBytes(at, text.getBytes(StandardCharsets.US_ASCII));
  }
}
