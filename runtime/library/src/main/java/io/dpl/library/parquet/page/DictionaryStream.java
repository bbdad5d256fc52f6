package io.dpl.library.parquet.page;

import io.dpl.api.connector.RangeSource;
import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary larger than memory allows: a second stream in lock step with the ids. Distinct
 * values have ids 0, 1, 2 ..., so both move forward; the first id that goes back has the values put
 * where they can be read in any order.
 */
final class DictionaryStream implements Dictionary {

  private final DictionaryPage page;
  private final PageLimits limits;
  private ByteFeed forward;
  private BodyInput body;
  private int next;
  private @Nullable DictionarySpill spill;

  /** A dictionary page that stands at a place of a file. */
  DictionaryStream(DictionaryPage page, PageLimits limits) throws IOException {
    this.page = page;
    this.limits = limits;
    this.body = page.body();
    this.forward = page.feed(body);
  }

  /**
   * Where a dictionary page stands.
   *
   * @param start offset of its body
   */
  record DictionaryPage(
      RangeSource source, PageFrame frame, long start, Codec codec, int fixedBytes, int count) {

    BodyInput body() throws IOException {
      return new BodyInput(new RangeInput(source, start, start + frame.storedBytes()), frame);
    }

    ByteFeed feed(BodyInput body) throws IOException {
      return new ByteFeed(codec.stream(body));
    }

    /** Length of the value at the stream's place. */
    int length(ByteFeed feed) throws IOException {
      int length = fixedBytes >= 0 ? fixedBytes : feed.readInt();
      if (length < 0 || length > frame.plainBytes()) {
        throw new IOException("a dictionary value of " + length + " bytes");
      }
      return length;
    }
  }

  @Override
  public Values values(ByteFeed feed) {
    return new InStep(feed, HybridReader.ids(feed));
  }

  /** Where value {@code id} begins; its length was read. */
  private ByteFeed seek(int id, int[] length) throws IOException {
    if (id < 0 || id >= page.count()) {
      throw new IOException("dictionary id " + id + " of " + page.count());
    }
    if (spill == null && id < next) {
      spill = DictionarySpill.of(page, limits);
    }
    if (spill != null) {
      length[0] = spill.length(id);
      return spill.value(id);
    }
    while (next < id) {
      forward.pass(page.length(forward));
      next++;
    }
    length[0] = page.length(forward);
    next++;
    return forward;
  }

  private void passed() throws IOException {
    if (spill == null && next == page.count()) {
      body.finish();
    }
  }

  @Override
  public void close() throws IOException {
    forward.close();
    if (spill != null) {
      spill.close();
    }
  }

  /** Fetches the values of ids. */
  private final class InStep implements Values {
    private final ByteFeed feed;
    private final HybridReader ids;
    private final int[] length = new int[1];
    private ByteFeed value = new ByteFeed(new byte[0], 0, 0);

    InStep(ByteFeed feed, HybridReader ids) {
      this.feed = feed;
      this.ids = ids;
    }

    @Override
    public int nextLength() throws IOException {
      value = seek(ids.next(), length);
      return length[0];
    }

    @Override
    public void readBytes(ArrowBuf into, long at) throws IOException {
      value.readFully(into, at, length[0]);
      passed();
    }

    @Override
    public void readBytes(byte[] into) throws IOException {
      value.readFully(into, 0, length[0]);
      passed();
    }

    @Override
    public int readInt() throws IOException {
      nextLength();
      return value.readInt();
    }

    @Override
    public long readLong() throws IOException {
      nextLength();
      return value.readLong();
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
