package io.dpl.engine.sink;

import java.util.List;

/**
 * What an attempt of a task wrote into its staging folder.
 *
 * @param rows of all files
 */
public record TaskFiles(long rows, List<File> files) {

  public TaskFiles {
    files = List.copyOf(files);
  }

  /**
   * A file of it.
   *
   * @param path relative to the folder of the attempt, with {@code /}
   * @param crc32c as in a {@link Manifest}
   */
  public record File(String path, long bytes, String crc32c) {}

  /** Of an attempt that counts. */
  public record Accepted(int partition, int attempt, TaskFiles files) {}
}
