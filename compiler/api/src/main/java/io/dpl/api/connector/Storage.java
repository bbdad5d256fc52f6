package io.dpl.api.connector;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Where files are. Locations are texts as the user wrote them; relative ones start at the working
 * directory.
 *
 * <p>Errors: {@link java.nio.file.NoSuchFileException} and {@link
 * java.nio.file.AccessDeniedException} say which it was.
 */
public interface Storage {

  /**
   * The files of a location: one file, a folder's part files (hidden ones, starting with . or _,
   * left out), or a glob with {@code *}, {@code **}, {@code ?}, {@code [a-z]}, {@code {md,txt}}.
   * Sorted bytewise, each real file once.
   *
   * @param followLinks whether symbolic links are followed
   * @return empty where nothing matches
   */
  List<FileInfo> list(String location, boolean followLinks) throws IOException;

  /** Size and time of one file. */
  FileInfo info(String path) throws IOException;

  /** The bytes of a file, from the start. */
  InputStream open(String path) throws IOException;

  /** Random access to a file. */
  RangeSource ranges(String path) throws IOException;

  /**
   * A file.
   *
   * @param path as it can be opened again
   * @param sizeBytes length
   * @param modifiedMicros time of last change, microseconds since 1970 UTC
   */
  record FileInfo(String path, long sizeBytes, long modifiedMicros) {}
}
