package io.dpl.library.parquet.page;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses a block of any size with a window: Snappy and LZ4 copy from at most 64 KiB back (so
 * do all known writers of Snappy, whose format would allow more; that is an error here).
 */
final class HistoryInput extends InputStream {

  private static final int HISTORY_BYTES = 64 << 10;
  private static final int AHEAD_BYTES = 64 << 10;

  private final Block block;
  private final byte[] window = new byte[4 * HISTORY_BYTES];
  private int at;
  private int filled;

  HistoryInput(Block block) {
    this.block = block;
  }

  @Override
  public int read() throws IOException {
    return at == filled && !fill() ? -1 : window[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == filled && !fill()) {
      return -1;
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(window, at, into, offset, n);
    at += n;
    return n;
  }

  private boolean fill() throws IOException {
    if (window.length - filled < AHEAD_BYTES) {
      System.arraycopy(window, filled - HISTORY_BYTES, window, 0, HISTORY_BYTES);
      filled = HISTORY_BYTES;
      at = HISTORY_BYTES;
    }
    int stop = filled + AHEAD_BYTES;
    while (filled < stop && (!block.done() || block.next())) {
      filled += block.step(window, filled, stop - filled);
    }
    return at < filled;
  }

  @Override
  public void close() throws IOException {
    block.feed.close();
  }
}
