package io.dpl.library.parquet.page;

import java.io.EOFException;
import java.io.IOException;

/**
 * Snappy without frames.
 *
 * <p>Source: format_description.txt of Snappy.
 */
final class SnappyBlock extends Block {

  private final long total;
  private long produced;

  SnappyBlock(ByteFeed feed) throws IOException {
    super(feed);
    long length = 0;
    int shift = 0;
    int b;
    do {
      b = feed.next();
      length |= (b & 0x7fL) << shift;
      shift += 7;
    } while (b >= 0x80 && shift < 35);
    this.total = length;
  }

  @Override
  boolean next() throws IOException {
    int tag = feed.read();
    if (tag < 0) {
      if (produced != total) {
        throw new EOFException("a Snappy page has " + produced + " bytes instead of " + total);
      }
      return false;
    }
    switch (tag & 3) {
      case 0 -> literal = 1 + ((tag >>> 2) < 60 ? tag >>> 2 : little((tag >>> 2) - 59));
      case 1 -> copy(((tag >>> 2) & 7) + 4, ((tag >>> 5) << 8) | feed.next());
      case 2 -> copy((tag >>> 2) + 1, little(2));
      default -> copy((tag >>> 2) + 1, little(4));
    }
    produced += literal + copy;
    return true;
  }

  private void copy(int length, int back) {
    copy = length;
    distance = back;
  }

  private int little(int bytes) throws IOException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= feed.next() << (8 * i);
    }
    return value;
  }
}
