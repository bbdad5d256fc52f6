package io.dpl.library.parquet.page;

import java.io.EOFException;
import java.io.IOException;

/**
 * Small numbers as runs and bit-packed groups of eight: levels, dictionary ids, booleans.
 *
 * <p>Source: "RLE/bit-packing hybrid" in Encodings.md of the format's specification. Not by
 * parquet-java's decoder, which does not end on a run that is cut off.
 */
final class HybridReader {

  /** What stands before the runs; read with the first value, since a page of nulls may lack it. */
  private enum Prefix {
    NONE,
    WIDTH,
    LENGTH
  }

  private final ByteFeed feed;
  private Prefix prefix;
  private int width;
  private int runLeft;
  private int runValue;
  private int groupsLeft;
  private final int[] group = new int[8];
  private int groupAt = 8;
  private byte[] packed = new byte[0];

  private HybridReader(ByteFeed feed, Prefix prefix, int width) {
    this.feed = feed;
    this.prefix = prefix;
    this.width = width;
  }

  /** Levels up to {@code most}. */
  static HybridReader levels(byte[] bytes, int most) {
    int width = 32 - Integer.numberOfLeadingZeros(most);
    return new HybridReader(new ByteFeed(bytes, 0, bytes.length), Prefix.NONE, width);
  }

  /** Ids of a dictionary, after a byte that says how wide they are. */
  static HybridReader ids(ByteFeed feed) {
    return new HybridReader(feed, Prefix.WIDTH, 0);
  }

  /** Booleans, after their length. */
  static HybridReader booleans(ByteFeed feed) {
    return new HybridReader(feed, Prefix.LENGTH, 1);
  }

  int next() throws IOException {
    if (runLeft > 0) {
      runLeft--;
      return runValue;
    }
    if (groupAt == 8) {
      if (groupsLeft == 0) {
        return first();
      }
      unpack();
    }
    return group[groupAt++];
  }

  /** How many of the next numbers are {@code value} for certain, without looking further. */
  int run(int value) {
    if (runLeft > 0) {
      return runValue == value ? runLeft : 0;
    }
    int same = 0;
    while (groupAt + same < 8 && group[groupAt + same] == value) {
      same++;
    }
    return same;
  }

  /** Passes over numbers that {@link #run} counted. */
  void take(int count) {
    if (runLeft > 0) {
      runLeft -= count;
    } else {
      groupAt += count;
    }
  }

  private int first() throws IOException {
    start();
    while (runLeft == 0 && groupsLeft == 0) {
      int header = header();
      if ((header & 1) == 1) {
        groupsLeft = header >>> 1;
      } else {
        runLeft = header >>> 1;
        runValue = 0;
        for (int shift = 0; shift < width; shift += 8) {
          runValue |= feed.next() << shift;
        }
      }
    }
    return next();
  }

  private void start() throws IOException {
    if (prefix == Prefix.WIDTH) {
      width = feed.next();
    } else if (prefix == Prefix.LENGTH) {
      feed.readInt();
    }
    prefix = Prefix.NONE;
    if (width > 32) {
      throw new IOException("ids of " + width + " bits");
    }
  }

  private int header() throws IOException {
    int header = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = feed.next();
      header |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return header;
      }
    }
    throw new IOException("a run is too long");
  }

  private void unpack() throws IOException {
    if (packed.length != width) {
      packed = new byte[width];
    }
    int n = feed.readNBytes(packed, 0, width);
    if (n == 0 && width > 0) {
      throw new EOFException("levels or ids end too early");
    }
    // Some writers leave out the unused bytes of the last group.
    java.util.Arrays.fill(packed, n, width, (byte) 0);
    long bits = 0;
    int held = 0;
    int from = 0;
    long mask = (1L << width) - 1;
    for (int i = 0; i < 8; i++) {
      while (held < width) {
        bits |= (packed[from++] & 0xffL) << held;
        held += 8;
      }
      group[i] = (int) (bits & mask);
      bits >>>= width;
      held -= width;
    }
    groupsLeft--;
    groupAt = 0;
  }
}
