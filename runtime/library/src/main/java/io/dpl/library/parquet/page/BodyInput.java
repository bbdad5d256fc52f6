package io.dpl.library.parquet.page;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The body of one page as stored; counts its checksum where the header has one. Closing it leaves
 * the stream below open and behind the body.
 */
final class BodyInput extends InputStream {

  private final RangeInput in;
  private final long end;
  private final int expected;
  private @Nullable CRC32 sum;

  /** A body of so many bytes from where the stream stands. */
  BodyInput(RangeInput in, PageFrame frame) throws IOException {
    this.in = in;
    this.end = in.position() + frame.storedBytes();
    this.sum = frame.header().isSetCrc() ? new CRC32() : null;
    this.expected = frame.header().getCrc();
    if (end > in.end()) {
      throw new EOFException("a page of " + frame.storedBytes() + " bytes ends behind its column");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    long left = end - in.position();
    if (left <= 0) {
      return -1;
    }
    int n = in.read(into, offset, (int) Math.min(length, left));
    if (n > 0 && sum != null) {
      sum.update(into, offset, n);
    }
    return n;
  }

  /** Skips without reading; the checksum can't be checked any more. */
  @Override
  public long skip(long count) {
    sum = null;
    return in.skip(Math.min(count, end - in.position()));
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - in.position());
  }

  /** Reads what is left and checks the sum. */
  void finish() throws IOException {
    if (sum == null) {
      return;
    }
    byte[] rest = new byte[8192];
    while (read(rest, 0, rest.length) > 0) {
      continue;
    }
    if ((int) sum.getValue() != expected) {
      throw new IOException("the checksum of a page is wrong");
    }
  }

  @Override
  public void close() {
    in.seek(end);
  }
}
