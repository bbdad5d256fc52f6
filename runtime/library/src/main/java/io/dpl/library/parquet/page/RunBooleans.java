package io.dpl.library.parquet.page;

import java.io.IOException;

/** RLE booleans: runs and groups. */
record RunBooleans(ByteFeed feed, HybridReader runs) implements Values {

  @Override
  public boolean readBoolean() throws IOException {
    return runs.next() != 0;
  }

  @Override
  public void skip() throws IOException {
    runs.next();
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
