package io.dpl.library.parquet;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.SourceDescription.ColumnStatistics;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The Parquet files of one READ: footers of at most {@value #MOST_FOOTERS} of them are read, the
 * rest is extrapolated by size.
 */
public final class ParquetFiles {

  /** Most footers read when planning (scaling rule 11). */
  public static final int MOST_FOOTERS = 200;

  private static final int MOST_THREADS = 8;

  private final List<FileInfo> files;
  private final Map<String, ParquetFooter> footers;
  private final FooterShares shares;

  /**
   * @param files all of them, in the order they are read
   * @param footers those read, by path, in the same order
   */
  public ParquetFiles(List<FileInfo> files, Map<String, ParquetFooter> footers) {
    this.files = List.copyOf(files);
    this.footers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(footers));
    this.shares = new FooterShares(this.footers.values());
  }

  /** All of them, in the order they are read. */
  public List<FileInfo> files() {
    return files;
  }

  /** The footers that were read, by path, in the same order. */
  public Map<String, ParquetFooter> footers() {
    return footers;
  }

  /**
   * Reads the footers: of the larger half of the sample because large files are cut, of the other
   * half evenly because they stand for the rest.
   *
   * <p>Errors: DPL5140 to DPL5146, of the first file in order.
   *
   * @param known footers that need not be read again
   */
  public static ParquetFiles read(List<FileInfo> files, Storage storage, KnownFooters known) {
    List<FileInfo> sample = new FooterSample(files, MOST_FOOTERS).files();
    Map<String, ParquetFooter> footers = new LinkedHashMap<>();
    if (sample.size() <= 1) {
      sample.forEach(file -> footers.put(file.path(), known.of(file, storage)));
      return new ParquetFiles(files, footers);
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(MOST_THREADS, sample.size()),
            task -> {
              Thread thread = new Thread(task, "dpl-parquet-footers");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<ParquetFooter>> futures = new ArrayList<>();
      for (FileInfo file : sample) {
        futures.add(pool.submit(() -> known.of(file, storage)));
      }
      for (int i = 0; i < sample.size(); i++) {
        footers.put(sample.get(i).path(), await(futures.get(i)));
      }
    } finally {
      pool.shutdownNow();
    }
    return new ParquetFiles(files, footers);
  }

  /** Reads the footer of one file. */
  public static ParquetFooter footer(String path, Storage storage) {
    try (RangeSource source = storage.ranges(path)) {
      return ParquetFooter.read(path, source);
    } catch (IOException e) {
      throw ParquetFault.of(path).unreadable(e);
    }
  }

  private static ParquetFooter await(Future<ParquetFooter> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DplException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while footers were read", e);
    }
  }

  /** The footer of a file, where it was read. */
  public Optional<ParquetFooter> footer(String path) {
    return Optional.ofNullable(footers.get(path));
  }

  /** Whether every footer was read, so that counts are exact. */
  public boolean exact() {
    return footers.size() == files.size();
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(FileInfo::sizeBytes).sum();
  }

  /** Rows of all files, exact or extrapolated. */
  public long rows() {
    return files.stream().mapToLong(this::rows).sum();
  }

  /** Rows of one file, exact or extrapolated by its size. */
  public long rows(FileInfo file) {
    return footer(file.path())
        .map(ParquetFooter::rows)
        .orElseGet(() -> Math.round(file.sizeBytes() * shares.rows()));
  }

  /** Decoded bytes of these columns in one file, as footers say or extrapolated by its size. */
  public long bytes(FileInfo file, List<String> columns) {
    return footer(file.path())
        .map(footer -> bytes(footer, columns))
        .orElseGet(() -> Math.round(file.sizeBytes() * shares.bytes(columns)));
  }

  static long bytes(ParquetFooter footer, List<String> columns) {
    return footer.rowGroups().stream().mapToLong(group -> footer.bytes(group, columns)).sum();
  }

  /**
   * The columns that all files have.
   *
   * @param unionByName whether a column may be missing in some files (then it is NULL there)
   * @throws DplException DPL5147 naming both files where they differ
   */
  public Schema schema(boolean unionByName) {
    return new SchemaMerge(List.copyOf(footers.values()), unionByName).schema();
  }

  /** Statistics by column name, over the footers read. */
  public Map<String, ColumnStatistics> statistics(Schema schema) {
    FooterStatistics statistics = new FooterStatistics(List.copyOf(footers.values()));
    Map<String, ColumnStatistics> columns = new LinkedHashMap<>();
    schema.names().forEach(name -> columns.put(name, statistics.of(name)));
    return columns;
  }
}
