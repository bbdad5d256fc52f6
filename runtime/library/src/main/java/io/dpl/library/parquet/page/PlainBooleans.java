package io.dpl.library.parquet.page;

import java.io.IOException;

/** PLAIN booleans: bits, the lowest first. */
record PlainBooleans(ByteFeed feed, State state) implements Values {

  PlainBooleans(ByteFeed feed) {
    this(feed, new State());
  }

  private static final class State {
    private int bits;
    private int left;
  }

  @Override
  public boolean readBoolean() throws IOException {
    if (state.left == 0) {
      state.bits = feed.next();
      state.left = 8;
    }
    boolean value = (state.bits & 1) != 0;
    state.bits >>>= 1;
    state.left--;
    return value;
  }

  @Override
  public void skip() throws IOException {
    readBoolean();
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
