package io.dpl.library.parquet.page;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/** Little-endian numbers and stretches of bytes out of a stream, or out of bytes at hand. */
final class ByteFeed extends InputStream implements Closeable {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final InputStream in;
  private final byte[] buffer;
  private int at;
  private int filled;

  /** Over a stream, which it closes. */
  ByteFeed(InputStream in) {
    this.in = in;
    this.buffer = new byte[64 << 10];
  }

  /** Over bytes at hand. */
  ByteFeed(byte[] bytes, int from, int length) {
    this.in = InputStream.nullInputStream();
    this.buffer = bytes;
    this.at = from;
    this.filled = from + length;
  }

  /** Makes at least {@code count} (at most 8) bytes stand in the buffer. */
  private void need(int count) throws IOException {
    if (filled - at >= count) {
      return;
    }
    System.arraycopy(buffer, at, buffer, 0, filled - at);
    filled -= at;
    at = 0;
    while (filled < count) {
      int n = in.read(buffer, filled, buffer.length - filled);
      if (n <= 0) { // zero where bytes at hand are fewer than a value has
        throw new EOFException("a page ends inside a value");
      }
      filled += n;
    }
  }

  int readInt() throws IOException {
    need(4);
    int value = (int) INTS.get(buffer, at);
    at += 4;
    return value;
  }

  long readLong() throws IOException {
    need(8);
    long value = (long) LONGS.get(buffer, at);
    at += 8;
    return value;
  }

  /** The next byte, which must be there. */
  int next() throws IOException {
    if (at >= filled) {
      need(1);
    }
    return buffer[at++] & 0xff;
  }

  @Override
  public int read() throws IOException {
    if (at >= filled && !refill()) {
      return -1;
    }
    return buffer[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= filled && length >= buffer.length) {
      return in.read(into, offset, length);
    }
    if (at >= filled && !refill()) {
      return -1;
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(buffer, at, into, offset, n);
    at += n;
    return n;
  }

  private boolean refill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  /** All of {@code length} bytes. */
  void readFully(byte[] into, int offset, int length) throws IOException {
    if (readNBytes(into, offset, length) < length) {
      throw new EOFException("a page ends inside a value");
    }
  }

  /** All of {@code length} bytes into a buffer of Arrow. */
  void readFully(ArrowBuf into, long offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (at >= filled && !refill()) {
        throw new EOFException("a page ends inside a value");
      }
      int n = Math.min(length - done, filled - at);
      into.setBytes(offset + done, buffer, at, n);
      at += n;
      done += n;
    }
  }

  /** Passes over {@code length} bytes, without reading them where the stream can. */
  void pass(long length) throws IOException {
    int here = (int) Math.min(length, filled - at);
    at += here;
    if (length > here) {
      in.skipNBytes(length - here);
    }
  }

  /** Drops what was read ahead, after the stream below was moved. */
  void forget() {
    at = 0;
    filled = 0;
  }

  /** What is left of bytes at hand. */
  ByteBuffer rest() {
    return ByteBuffer.wrap(buffer, at, filled - at).slice();
  }

  @Override
  public int available() throws IOException {
    return filled - at + in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
