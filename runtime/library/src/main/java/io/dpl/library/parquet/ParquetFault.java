package io.dpl.library.parquet;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the coded errors of one place in one file.
 *
 * @param place the file, and where it is known its column and row group, as the message names it
 */
public record ParquetFault(String place) {

  /** Errors of a whole file. */
  public static ParquetFault of(String path) {
    return new ParquetFault("'" + path + "'");
  }

  /** The same file, in one column of one row group. */
  public ParquetFault in(String column, int rowGroup) {
    return new ParquetFault(place + " (column " + column + ", row group " + rowGroup + ")");
  }

  /** Bytes that cannot be what a writer wrote. */
  public DplException broken(String what, @Nullable Throwable cause) {
    return fault(
        RunCode.PARQUET_BROKEN,
        place + " is broken: " + what,
        "Write or copy the file again; its checksum tells whether the copy differs.",
        cause);
  }

  /** Not a Parquet file at all. */
  public DplException notParquet(String what) {
    return fault(
        RunCode.PARQUET_NOT,
        place + " is not a Parquet file: " + what,
        "Name the right format after READ, or leave the file out of the glob.",
        null);
  }

  /** A file that ends too early. */
  public DplException truncated(String what) {
    return fault(
        RunCode.PARQUET_TRUNCATED,
        place + " is cut off: " + what,
        "Copy the file again, or wait until its writer has finished.",
        null);
  }

  /** A file that needs a key. */
  public DplException encrypted() {
    return fault(
        RunCode.PARQUET_ENCRYPTED,
        place + " is encrypted",
        "Write it without encryption; DPL takes no keys.",
        null);
  }

  /** A form that this reader does not know. */
  public DplException unsupported(String what) {
    return fault(
        RunCode.PARQUET_UNSUPPORTED,
        place + " has " + what + ", which DPL does not read",
        "Write the file again with zstd, snappy or no compression and the writer's defaults.",
        null);
  }

  /** More bytes at once than memory allows. */
  public DplException tooLarge(String what, @Nullable Throwable cause) {
    return fault(
        RunCode.PARQUET_TOO_LARGE,
        place + ": " + what,
        "Give more memory with --memory, or lower BATCH.",
        cause);
  }

  /** A temporary file that a large dictionary needs could not be used. */
  public DplException spill(Throwable cause) {
    return fault(
        RunCode.PARQUET_SPILL,
        place + " has a dictionary larger than the memory: " + cause.getMessage(),
        "Free space in the folder for temporary files, or name another with --temp.",
        cause);
  }

  /** The file cannot be read by the operating system. */
  public DplException unreadable(Throwable cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return fault(
        RunCode.PARQUET_UNREADABLE,
        place + " cannot be read: " + why,
        "Check that the file exists and may be read.",
        cause);
  }

  private static DplException fault(
      RunCode code, String message, String help, @Nullable Throwable cause) {
    return new DplException(List.of(Diagnostic.error(code, Span.NONE, message, help)), cause);
  }
}
