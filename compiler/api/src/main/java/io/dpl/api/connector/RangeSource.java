package io.dpl.api.connector;

import java.io.IOException;

/** Random access to the bytes of one file; thread-safe. */
public interface RangeSource extends AutoCloseable {

  /** Length in bytes. */
  long size() throws IOException;

  /** Reads up to {@code length} bytes at a position; -1 at the end. */
  int read(long position, byte[] into, int offset, int length) throws IOException;

  @Override
  void close() throws IOException;
}
