package io.dpl.library.parquet.page;

import io.dpl.api.connector.RangeSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * The values of a dictionary where they can be read in any order: in the file itself if it is not
 * compressed, else decompressed into a file of their own.
 */
final class DictionarySpill implements Closeable {

  private static final int BYTES_A_VALUE = 12;

  private final RangeSource source;
  private final boolean own;
  private final RangeInput in;
  private final ByteFeed feed;
  private final long[] starts;
  private final int[] lengths;

  private DictionarySpill(RangeSource source, boolean own, int count) {
    this.source = source;
    this.own = own;
    this.in = new RangeInput(source, 0, Long.MAX_VALUE);
    this.feed = new ByteFeed(in);
    this.starts = new long[count];
    this.lengths = new int[count];
  }

  static DictionarySpill of(DictionaryStream.DictionaryPage page, PageLimits limits)
      throws IOException {
    if ((long) page.count() * BYTES_A_VALUE > limits.budgetBytes()) {
      throw new OutOfMemoryException(
          "the places of a dictionary's " + page.count() + " values do not fit the memory");
    }
    return page.codec() == Codec.NONE ? inPlace(page) : spilled(page, limits.tempFolder());
  }

  private static DictionarySpill inPlace(DictionaryStream.DictionaryPage page) throws IOException {
    DictionarySpill spill = new DictionarySpill(page.source(), false, page.count());
    RangeInput in =
        new RangeInput(page.source(), page.start(), page.start() + page.frame().storedBytes());
    byte[] four = new byte[4];
    for (int i = 0; i < page.count(); i++) {
      int length = page.fixedBytes();
      if (length < 0) {
        in.readNBytes(four, 0, 4);
        length = new ByteFeed(four, 0, 4).readInt();
      }
      if (length < 0 || length > in.end() - in.position()) {
        throw new IOException("a dictionary value of " + length + " bytes");
      }
      spill.starts[i] = in.position();
      spill.lengths[i] = length;
      in.skip(length);
    }
    return spill;
  }

  private static DictionarySpill spilled(DictionaryStream.DictionaryPage page, Path folder)
      throws IOException {
    SpillFile source = SpillFile.in(folder);
    DictionarySpill spill = new DictionarySpill(source, true, page.count());
    try (BodyInput body = page.body();
        ByteFeed feed = page.feed(body);
        OutputStream out = source.output()) {
      byte[] piece = new byte[64 << 10];
      long at = 0;
      for (int i = 0; i < page.count(); i++) {
        int length = page.length(feed);
        spill.starts[i] = at;
        spill.lengths[i] = length;
        at += length;
        for (int left = length; left > 0; left -= piece.length) {
          int n = Math.min(left, piece.length);
          feed.readFully(piece, 0, n);
          SpillFile.write(out, piece, n);
        }
      }
      body.finish();
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
    return spill;
  }

  int length(int id) {
    return lengths[id];
  }

  /** A stream that stands at the start of one value, until the next call. */
  ByteFeed value(int id) {
    in.seek(starts[id]);
    feed.forget();
    return feed;
  }

  @Override
  public void close() throws IOException {
    if (own) {
      source.close();
    }
  }
}
