package io.dpl.library.parquet.page;

import java.io.Closeable;
import java.io.IOException;

/** The distinct values of a column chunk, by number. */
interface Dictionary extends Closeable {

  /** The values of a page that has ids of this dictionary. */
  Values values(ByteFeed feed);

  @Override
  default void close() throws IOException {}
}
