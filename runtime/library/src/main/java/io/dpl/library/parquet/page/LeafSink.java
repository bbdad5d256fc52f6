package io.dpl.library.parquet.page;

import java.io.IOException;

/** Takes the entries of a leaf, one after the other. */
public interface LeafSink {

  /** A value: takes exactly one from {@code values}. */
  void value(int repetition, Values values) throws IOException;

  /** So many values, one after the other, with the same repetition level. */
  void values(int repetition, int count, Values values) throws IOException;

  /** No value: it, a struct around it or a list around it is null, or a list is empty. */
  void missing(int repetition, int definition) throws IOException;
}
