package io.dpl.library.parquet.page;

import io.dpl.api.connector.RangeSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A bounded, buffered stream over a range of a file that knows its position. Skipping costs no
 * input; after a jump little is read ahead, so that hopping from header to header stays cheap.
 */
final class RangeInput extends InputStream {

  private static final int LARGEST_READ = 64 << 10;

  /** The JDK keeps a buffer outside of the heap of the size of the largest read. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private static final int SMALLEST_READ = 4 << 10;

  private final RangeSource source;
  private final long end;
  private final byte[] buffer = new byte[LARGEST_READ];
  private long position;
  private int at;
  private int filled;
  private int nextRead = SMALLEST_READ;

  RangeInput(RangeSource source, long start, long end) {
    this.source = source;
    this.position = start;
    this.end = end;
  }

  /** Offset in the file of the next byte. */
  long position() {
    return position;
  }

  long end() {
    return end;
  }

  /** Goes on at another place of the range. */
  void seek(long target) {
    if (target >= position && target - position <= filled - at) {
      at += (int) (target - position);
    } else {
      at = 0;
      filled = 0;
      nextRead = SMALLEST_READ;
    }
    position = target;
  }

  private boolean fill() throws IOException {
    if (position >= end) {
      return false;
    }
    int wanted = (int) Math.min(nextRead, end - position);
    filled = 0;
    at = 0;
    int n = source.read(position, buffer, 0, wanted);
    if (n <= 0) {
      throw new EOFException("nothing at byte " + position);
    }
    filled = n;
    nextRead = Math.min(LARGEST_READ, nextRead * 4);
    return true;
  }

  @Override
  public int read() throws IOException {
    if (at >= filled && !fill()) {
      return -1;
    }
    position++;
    return buffer[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= filled && length >= LARGEST_READ && position < end) {
      int wanted = (int) Math.min(Math.min(length, MOST_AT_ONCE), end - position);
      int n = source.read(position, into, offset, wanted);
      if (n <= 0) {
        throw new EOFException("nothing at byte " + position);
      }
      position += n;
      return n;
    }
    if (at >= filled && !fill()) {
      return -1;
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(buffer, at, into, offset, n);
    at += n;
    position += n;
    return n;
  }

  @Override
  public long skip(long count) {
    long n = Math.max(0, Math.min(count, end - position));
    seek(position + n);
    return n;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }
}
