package io.dpl.library.function.heavy;

import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/**
 * Reads whole files for rows.
 *
 * @param mostBytes longest file taken
 */
record FileBytes(Storage storage, long mostBytes) {

  /** A byte array cannot be longer, and an Arrow column ends at 2 GiB. */
  static final long MOST = Integer.MAX_VALUE - 64;

  /** Length of a file. Errors: DPL5101, DPL5102, DPL5104, DPL5105 as {@link RowException}. */
  long size(String path, int row) {
    try {
      long size = storage.info(path).sizeBytes();
      if (size > mostBytes) {
        throw tooLarge(path, size, row);
      }
      return size;
    } catch (IOException e) {
      throw unreadable(path, row, e);
    }
  }

  /** All bytes of a file. Errors: as {@link #size}. */
  byte[] read(String path, int row) {
    int size = (int) size(path, row);
    try (InputStream in = storage.open(path)) {
      byte[] bytes = in.readNBytes(size);
      byte[] more = bytes.length < size ? new byte[0] : grown(in, path, row, size);
      if (more.length == 0) {
        return bytes;
      }
      byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
      System.arraycopy(more, 0, all, bytes.length, more.length);
      return all;
    } catch (IOException e) {
      throw unreadable(path, row, e);
    }
  }

  /** What a file has beyond its size: it grows, or it is none of those that have one. */
  private byte[] grown(InputStream in, String path, int row, int size) throws IOException {
    int first = in.read();
    if (first < 0) {
      return new byte[0];
    }
    byte[] more = in.readNBytes((int) Math.max(0, mostBytes - size));
    if (size + 1L + more.length > mostBytes) {
      throw tooLarge(path, size + 1L + more.length, row);
    }
    byte[] all = new byte[more.length + 1];
    all[0] = (byte) first;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private RowException tooLarge(String path, long size, int row) {
    return new RowException(
        row,
        RunCode.FILE_TOO_LARGE,
        "'" + path + "' has " + size + " bytes, more than " + mostBytes,
        null);
  }

  private static RowException unreadable(String path, int row, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new RowException(row, RunCode.FILE_MISSING, "there is no file '" + path + "'", cause);
    }
    if (cause instanceof AccessDeniedException) {
      return new RowException(
          row, RunCode.FILE_NOT_ALLOWED, "'" + path + "' may not be read", cause);
    }
    return new RowException(
        row,
        RunCode.FILE_UNREADABLE,
        "'" + path + "' cannot be read: " + cause.getMessage(),
        cause);
  }
}
