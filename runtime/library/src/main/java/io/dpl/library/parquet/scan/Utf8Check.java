package io.dpl.library.parquet.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;

/** Refuses texts that are not UTF-8: engines behind take Arrow's word for it. */
final class Utf8Check {

  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  static void check(ArrowBuf buffer, long start, int length) throws IOException {
    long at = start;
    long end = start + length;
    while (at + 8 <= end && (buffer.getLong(at) & HIGH_BITS) == 0) {
      at += 8;
    }
    while (at < end && buffer.getByte(at) >= 0) {
      at++;
    }
    if (at < end) {
      decode(buffer.nioBuffer(at, (int) (end - at)));
    }
  }

  private static void decode(ByteBuffer bytes) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer dropped = CharBuffer.allocate(Math.min(8192, bytes.remaining()));
    CoderResult result;
    do {
      dropped.clear();
      result = decoder.decode(bytes, dropped, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new IOException("a text is not UTF-8");
    }
  }
}
