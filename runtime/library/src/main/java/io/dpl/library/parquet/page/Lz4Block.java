package io.dpl.library.parquet.page;

import java.io.IOException;

/**
 * LZ4 without frames, Parquet's LZ4_RAW.
 *
 * <p>Source: lz4_Block_format.md of LZ4.
 */
final class Lz4Block extends Block {

  private int token;
  private boolean matchFollows;

  Lz4Block(ByteFeed feed) {
    super(feed);
  }

  @Override
  boolean next() throws IOException {
    if (!matchFollows) {
      token = feed.read();
      if (token < 0) {
        return false;
      }
      matchFollows = true;
      literal = length(token >>> 4);
      if (literal > 0) {
        return true;
      }
    }
    matchFollows = false;
    int low = feed.read();
    if (low < 0) {
      return false;
    }
    distance = low | (feed.next() << 8);
    copy = 4 + length(token & 15);
    return true;
  }

  private int length(int start) throws IOException {
    int length = start;
    if (start == 15) {
      int more;
      do {
        more = feed.next();
        length += more;
      } while (more == 255);
    }
    return length;
  }
}
