package io.dpl.library.parquet.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/**
 * A dictionary in memory: the bytes of its page, and where each value of a length of its own is.
 */
final class DictionaryTable implements Dictionary {

  private final ByteBuffer page;
  private final int fixedBytes;
  private final int count;
  private final int[] starts;

  /**
   * @param fixedBytes bytes of a value, -1 where each has its own length
   * @param count values
   */
  DictionaryTable(byte[] page, int fixedBytes, int count) throws IOException {
    this.page = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    this.fixedBytes = fixedBytes;
    this.count = count;
    long least = (long) count * (fixedBytes >= 0 ? fixedBytes : 4);
    if (least > page.length) {
      throw new IOException("a dictionary of " + count + " values in " + page.length + " bytes");
    }
    this.starts = fixedBytes >= 0 ? new int[0] : new int[count + 1];
    int at = 0;
    for (int i = 0; i < count && fixedBytes < 0; i++) {
      int length = at + 4 > page.length ? -1 : this.page.getInt(at);
      if (length < 0 || length > page.length - at - 4) {
        throw new IOException("a dictionary value of " + length + " bytes");
      }
      starts[i] = at + 4;
      at += 4 + length;
    }
    if (fixedBytes < 0) {
      starts[count] = at + 4;
    }
  }

  @Override
  public Values values(ByteFeed feed) {
    return new Looked(feed, HybridReader.ids(feed));
  }

  /** Looks ids up. */
  private final class Looked implements Values {
    private final ByteFeed feed;
    private final HybridReader ids;
    private int start;
    private int length;

    Looked(ByteFeed feed, HybridReader ids) {
      this.feed = feed;
      this.ids = ids;
    }

    private int id() throws IOException {
      int id = ids.next();
      if (id < 0 || id >= count) {
        throw new IOException("dictionary id " + id + " of " + count);
      }
      return id;
    }

    @Override
    public int readInt() throws IOException {
      return page.getInt(id() * 4);
    }

    @Override
    public long readLong() throws IOException {
      return page.getLong(id() * 8);
    }

    @Override
    public int nextLength() throws IOException {
      int id = id();
      start = fixedBytes >= 0 ? id * fixedBytes : starts[id];
      length = fixedBytes >= 0 ? fixedBytes : starts[id + 1] - 4 - start;
      return length;
    }

    @Override
    public void readBytes(ArrowBuf into, long at) {
      into.setBytes(at, page.array(), start, length);
    }

    @Override
    public void readBytes(byte[] into) {
      System.arraycopy(page.array(), start, into, 0, length);
    }

    @Override
    public void skip() throws IOException {
      ids.next();
    }

    @Override
    public void close() throws IOException {
      feed.close();
    }
  }
}
