package io.dpl.library.function.heavy;

import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of each row, some files ahead in other threads, and hands their contents on in
 * order. What is read ahead is at most {@value #AHEAD_BYTES} bytes.
 */
final class FileOperator implements HeavyOperator {

  private static final long AHEAD_BYTES = 16L << 20;
  private static final int AHEAD_FILES = 8;

  /** What becomes of a file's content. */
  interface Sink {
    long accept(String path, byte[] content, int row, FieldVector out, int to);
  }

  /** A file that is being read. */
  private record Ahead(int row, long sizeBytes, Future<byte[]> content) {}

  private final FileBytes files;
  private final Sink sink;
  private final int threads;
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private @Nullable ExecutorService pool;
  private long aheadBytes;

  FileOperator(FileBytes files, int threads, Sink sink) {
    this.files = files;
    this.threads = Math.max(1, Math.min(threads, AHEAD_FILES));
    this.sink = sink;
  }

  @Override
  public int run(
      List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes) {
    FieldVector paths = arguments.get(0);
    long bytes = 0;
    int done = 0;
    int next = from;
    try {
      while (from + done < rows && (done == 0 || bytes < limitBytes)) {
        int row = from + done;
        next = readAhead(paths, Math.max(next, row), rows, limitBytes - bytes);
        if (paths.isNull(row)) {
          out.setNull(done);
        } else {
          String path = Texts.text(paths, row);
          bytes += sink.accept(path, content(path, row), row, out, done);
        }
        done++;
      }
      return done;
    } finally {
      ahead.forEach(file -> file.content().cancel(true));
      ahead.clear();
      aheadBytes = 0;
    }
  }

  /** Starts reading what probably still fits into this run; errors wait until their row comes. */
  private int readAhead(FieldVector paths, int from, int rows, long room) {
    int row = from;
    while (row < rows
        && ahead.size() < AHEAD_FILES
        && aheadBytes < Math.min(AHEAD_BYTES, Math.max(1, room))) {
      if (!paths.isNull(row)) {
        int at = row;
        String path = Texts.text(paths, row);
        long size;
        try {
          size = files.size(path, row);
        } catch (RowException e) {
          size = 0; // told again when the row is reached
        }
        if (size > AHEAD_BYTES - aheadBytes) {
          return row; // large: read in its turn
        }
        ahead.add(new Ahead(row, size, pool().submit(() -> files.read(path, at))));
        aheadBytes += size;
      }
      row++;
    }
    return row;
  }

  private byte[] content(String path, int row) {
    Ahead first = ahead.peek();
    if (first == null || first.row() != row) {
      return files.read(path, row);
    }
    ahead.remove();
    aheadBytes -= first.sizeBytes();
    try {
      return first.content().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted while reading " + path);
    }
  }

  private ExecutorService pool() {
    if (pool == null) {
      pool =
          Executors.newFixedThreadPool(
              threads,
              work -> {
                Thread thread = new Thread(work, "dpl-read-ahead");
                thread.setDaemon(true);
                return thread;
              });
    }
    return pool;
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
