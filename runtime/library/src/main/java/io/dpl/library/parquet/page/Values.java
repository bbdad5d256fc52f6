package io.dpl.library.parquet.page;

import java.io.Closeable;
import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;

/**
 * The values of a page, one after the other, nulls not among them. Which method fits follows from
 * the physical type of the column; floating point comes as its bits.
 */
public interface Values extends Closeable {

  /** The next INT32 or the bits of the next FLOAT. */
  default int readInt() throws IOException {
    throw wrongType();
  }

  /** The next INT64 or the bits of the next DOUBLE. */
  default long readLong() throws IOException {
    throw wrongType();
  }

  default boolean readBoolean() throws IOException {
    throw wrongType();
  }

  /**
   * The next {@code count} numbers of {@code width} bytes (4 or 8) as {@link #readInt} or {@link
   * #readLong} would give them, one behind the other.
   */
  default void readNumbers(ArrowBuf into, long at, int count, int width) throws IOException {
    for (int i = 0; i < count; i++) {
      if (width == Integer.BYTES) {
        into.setInt(at + (long) i * width, readInt());
      } else {
        into.setLong(at + (long) i * width, readLong());
      }
    }
  }

  /** Bytes of the next byte array (of fixed length or not), which one of the next three follows. */
  default int nextLength() throws IOException {
    throw wrongType();
  }

  /** The bytes of the value whose length was asked for. */
  default void readBytes(ArrowBuf into, long at) throws IOException {
    throw wrongType();
  }

  /** The bytes of the value whose length was asked for. */
  default void readBytes(byte[] into) throws IOException {
    throw wrongType();
  }

  /** Passes over one value. */
  void skip() throws IOException;

  @Override
  default void close() throws IOException {}

  private static IOException wrongType() {
    return new IOException("its encoding does not fit its type");
  }
}
