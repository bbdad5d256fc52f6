package io.dpl.library.parquet.page;

import java.io.IOException;

/** The temporary file of a dictionary could not be written or read. */
final class SpillException extends IOException {

  private static final long serialVersionUID = 1L;

  SpillException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
