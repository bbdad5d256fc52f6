package io.dpl.engine.sink;

import java.util.List;

/**
 * What a task wrote.
 *
 * @param rows of all files
 */
public record TaskFiles(long rows, List<Manifest.File> files) {

  public TaskFiles {
    files = List.copyOf(files);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(Manifest.File::bytes).sum();
  }
}
