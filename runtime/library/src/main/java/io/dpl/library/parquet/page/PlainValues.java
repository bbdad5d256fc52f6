package io.dpl.library.parquet.page;

import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.parquet.format.Type;

/** PLAIN: numbers as they are, byte arrays after their length. Streams pages of any size. */
final class PlainValues implements Values {

  private final ByteFeed feed;
  private final long pageBytes;
  private final int fixedBytes;
  private int length;

  /**
   * @param fixedBytes bytes of a value, -1 for byte arrays with a length of their own
   * @param pageBytes bytes of the page, which no value exceeds
   */
  PlainValues(ByteFeed feed, int fixedBytes, long pageBytes) {
    this.feed = feed;
    this.fixedBytes = fixedBytes;
    this.pageBytes = pageBytes;
  }

  /** Bytes of a value of a type, -1 where each has its own length. */
  static int fixedBytes(Type type, int typeLength) {
    return switch (type) {
      case INT32, FLOAT -> 4;
      case INT64, DOUBLE -> 8;
      case INT96 -> 12;
      case FIXED_LEN_BYTE_ARRAY -> typeLength;
      case BOOLEAN, BYTE_ARRAY -> -1;
    };
  }

  @Override
  public int readInt() throws IOException {
    return feed.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return feed.readLong();
  }

  /** Both ends are little-endian. */
  @Override
  public void readNumbers(ArrowBuf into, long at, int count, int width) throws IOException {
    feed.readFully(into, at, Math.multiplyExact(count, width));
  }

  @Override
  public int nextLength() throws IOException {
    length = fixedBytes >= 0 ? fixedBytes : feed.readInt();
    if (length < 0 || length > pageBytes) {
      throw new IOException("a value of " + length + " bytes in a page of " + pageBytes);
    }
    return length;
  }

  @Override
  public void readBytes(ArrowBuf into, long at) throws IOException {
    feed.readFully(into, at, length);
  }

  @Override
  public void readBytes(byte[] into) throws IOException {
    feed.readFully(into, 0, length);
  }

  @Override
  public void skip() throws IOException {
    feed.pass(nextLength());
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
