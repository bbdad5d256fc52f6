package io.dpl.library.parquet;

import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts files into splits: many small files together, a large one at its row groups, and inside a
 * row group where nothing else meets the target.
 *
 * <p>Cuts stand at equal shares of the rows, or of the bytes where the bound on bytes asks for more
 * splits. Each moves to the nearest end of a row group within a quarter of a split if that is a
 * multiple of {@code alignRows}, else to the nearest multiple. A row group above {@value
 * #HEAVY_BYTES} bytes is cut inside only where none of its ends is within half a split: reading
 * past so much costs more than a ragged batch.
 */
public final class RowGroups {

  /** From here on a row group is not cut for the sake of alignment. */
  static final long HEAVY_BYTES = 16L << 20;

  private final List<Piece> pieces = new ArrayList<>();
  private final SplitTarget target;
  private long rows;
  private long bytes;
  private int next;
  private int at;

  private RowGroups(SplitTarget target) {
    this.target = target;
  }

  /** A row group, or a whole file whose footer was not read; never empty. */
  private record Piece(
      String path,
      long firstRow,
      long rows,
      long bytes,
      boolean cuttable,
      long start,
      long weight) {
    long end() {
      return start + rows;
    }
  }

  /**
   * Splits of these columns: same files in the same order, each row in exactly one; at least one
   * split.
   */
  public static List<Split> cut(ParquetFiles files, List<String> columns, SplitTarget target) {
    RowGroups cutter = new RowGroups(target);
    for (FileInfo file : files.files()) {
      cutter.add(files, file, columns);
    }
    return cutter.pieces.isEmpty()
        ? List.of(
            new Split(files.files().stream().map(f -> Split.Part.whole(f.path())).toList(), 0, 0))
        : cutter.splits(files);
  }

  private void add(ParquetFiles files, FileInfo file, List<String> columns) {
    var footer = files.footer(file.path());
    if (footer.isEmpty()) {
      long estimate = Math.max(1, files.rows(file));
      add(file.path(), 0, estimate, files.bytes(file, columns), false);
      return;
    }
    for (RowGroupInfo group : footer.get().rowGroups()) {
      if (group.rows() > 0) {
        long size = footer.get().bytes(group, columns);
        add(file.path(), group.firstRow(), group.rows(), size, true);
      }
    }
  }

  private void add(String path, long firstRow, long count, long size, boolean cuttable) {
    pieces.add(new Piece(path, firstRow, count, size, cuttable, rows, bytes));
    rows += count;
    bytes += size;
  }

  private List<Split> splits(ParquetFiles files) {
    long byBytes = target.bytes() == Long.MAX_VALUE ? 1 : ceil(bytes, Math.max(1, target.bytes()));
    long count = Math.min(rows, Math.max(target.splits(), byBytes));
    boolean equalBytes = byBytes > target.splits();
    List<Split> splits = new ArrayList<>();
    long from = 0;
    int piece = 0;
    for (long i = 1; i <= count; i++) {
      long to = rows;
      if (i < count) {
        double share = (double) i / count;
        long ideal = equalBytes ? rowAt(share * bytes) : (long) (share * rows);
        while (piece + 1 < pieces.size() && pieces.get(piece).end() <= ideal) {
          piece++;
        }
        to = snap(ideal, Math.max(1, rows / count), pieces.get(piece));
      }
      if (to > from) {
        splits.add(split(files, from, to));
        from = to;
      }
    }
    return splits;
  }

  private static long ceil(long a, long b) {
    return a / b + (a % b == 0 ? 0 : 1);
  }

  /** The row at so many bytes, which are no fewer than those asked for before. */
  private long rowAt(double position) {
    for (; at < pieces.size(); at++) {
      Piece piece = pieces.get(at);
      if (piece.weight + piece.bytes >= position && piece.bytes > 0) {
        double inside = (position - piece.weight) / piece.bytes;
        return piece.start + (long) (inside * piece.rows);
      }
    }
    return rows;
  }

  private long snap(long ideal, long step, Piece piece) {
    long boundary = ideal - piece.start <= piece.end() - ideal ? piece.start : piece.end();
    long other = boundary == piece.start ? piece.end() : piece.start;
    if (!piece.cuttable) {
      return boundary;
    }
    long near = piece.bytes > HEAVY_BYTES ? step / 2 : step / 4;
    if (aligned(boundary) && Math.abs(boundary - ideal) <= near) {
      return boundary;
    }
    if (aligned(other) && Math.abs(other - ideal) <= near) {
      return other;
    }
    if (piece.bytes > HEAVY_BYTES && Math.abs(boundary - ideal) <= near) {
      return boundary;
    }
    return ideal / target.alignRows() * target.alignRows();
  }

  private boolean aligned(long row) {
    return row % target.alignRows() == 0;
  }

  /** The rows of these numbers, which lie behind those of the splits made before. */
  private Split split(ParquetFiles files, long from, long to) {
    List<Split.Part> parts = new ArrayList<>();
    long size = 0;
    while (pieces.get(next).end() <= from) {
      next++;
    }
    for (int i = next; i < pieces.size() && pieces.get(i).start < to; i++) {
      Piece piece = pieces.get(i);
      long start = Math.max(from, piece.start);
      long end = Math.min(to, piece.end());
      size += Math.round((double) piece.bytes * (end - start) / piece.rows);
      long first = piece.firstRow + start - piece.start;
      long last = piece.cuttable ? first + end - start : Long.MAX_VALUE;
      append(parts, new Split.Part(piece.path, first, last));
    }
    return new Split(parts.stream().map(part -> whole(files, part)).toList(), to - from, size);
  }

  private static void append(List<Split.Part> parts, Split.Part next) {
    Split.Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    if (last != null && last.path().equals(next.path()) && last.endRow() == next.firstRow()) {
      parts.set(parts.size() - 1, new Split.Part(next.path(), last.firstRow(), next.endRow()));
    } else {
      parts.add(next);
    }
  }

  private static Split.Part whole(ParquetFiles files, Split.Part part) {
    boolean all =
        part.firstRow() == 0
            && files.footer(part.path()).map(f -> f.rows() == part.endRow()).orElse(true);
    return all ? Split.Part.whole(part.path()) : part;
  }
}
