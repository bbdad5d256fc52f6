package io.dpl.library.parquet.page;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open data page.
 *
 * @param entries values, nulls and empty lists in it
 * @param repetition null where the column is in no list
 * @param definition null where the column has no nulls
 * @param endsRow whether its last row ends with it for certain
 */
record DataPage(
    int entries,
    @Nullable HybridReader repetition,
    @Nullable HybridReader definition,
    Values values,
    boolean endsRow,
    BodyInput body)
    implements Closeable {

  /** Called behind the last entry: checks the sum of a page that was streamed. */
  void finish() throws IOException {
    body.finish();
    close();
  }

  @Override
  public void close() throws IOException {
    values.close();
    body.close();
  }
}
