package io.dpl.library.parquet;

import io.dpl.api.connector.Storage;
import io.dpl.api.connector.Storage.FileInfo;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Footers read before: a plan asks for each at least twice, and a process plans many scripts over
 * the same files. Those used longest ago go first. Thread-safe.
 *
 * <p>A footer is kept by path, size and time of last change, and not at all if the file had changed
 * less than {@value #SETTLED_SECONDS} seconds before: clocks of file systems are coarse, and
 * another file of the same size could have the same time.
 */
public final class KnownFooters {

  private static final int SETTLED_SECONDS = 3;

  /** A chunk takes about a KiB. */
  private static final int MOST_CHUNKS = 10_000;

  private final Map<FileInfo, ParquetFooter> footers = new LinkedHashMap<>(16, 0.75f, true);
  private int chunks;

  /** The footer of a file, which is read unless it is known. Errors: DPL5140 to DPL5146. */
  ParquetFooter of(FileInfo file, Storage storage) {
    Optional<ParquetFooter> known = known(file);
    return known.orElseGet(() -> read(file, storage));
  }

  private synchronized Optional<ParquetFooter> known(FileInfo file) {
    return Optional.ofNullable(footers.get(file));
  }

  private ParquetFooter read(FileInfo file, Storage storage) {
    long settled =
        TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis())
            - TimeUnit.SECONDS.toMicros(SETTLED_SECONDS);
    ParquetFooter footer = ParquetFiles.footer(file.path(), storage);
    if (file.modifiedMicros() < settled && footer.sizeBytes() == file.sizeBytes()) {
      keep(file, footer);
    }
    return footer;
  }

  private synchronized void keep(FileInfo file, ParquetFooter footer) {
    if (footers.put(file, footer) == null) {
      chunks += chunks(footer);
    }
    Iterator<ParquetFooter> oldest = footers.values().iterator();
    while (chunks > MOST_CHUNKS) {
      chunks -= chunks(oldest.next());
      oldest.remove();
    }
  }

  private static int chunks(ParquetFooter footer) {
    return 1 + footer.rowGroups().stream().mapToInt(group -> group.chunks().size()).sum();
  }

  synchronized int size() {
    return footers.size();
  }
}
