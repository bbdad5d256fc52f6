package io.dpl.library.connector.arrow;

import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.Storage.FileInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;

/**
 * Where the batches of files begin and end; a stream, whose batches nobody lists, is one piece.
 *
 * @param exact whether the rows of every piece are known
 */
record ArrowBlocks(List<Piece> pieces, boolean exact) {

  /** Footers of at most so many files are read when planning. */
  static final int MOST_FOOTERS = 200;

  /** Guess for files whose footers are not read. */
  private static final long BYTES_PER_ROW = 100;

  /** Rows of one file that follow one another. */
  record Piece(Split.Part part, long rows, long bytes) {}

  ArrowBlocks {
    pieces = List.copyOf(pieces);
  }

  static ArrowBlocks of(List<FileInfo> files, Storage storage) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    boolean exact = true;
    for (int i = 0; i < files.size(); i++) {
      FileInfo file = files.get(i);
      if (i < MOST_FOOTERS && ArrowHead.of(file.path(), storage).file()) {
        pieces.addAll(blocks(file, storage));
      } else {
        exact = false;
        long rows = Math.max(1, file.sizeBytes() / BYTES_PER_ROW);
        pieces.add(new Piece(Split.Part.whole(file.path()), rows, file.sizeBytes()));
      }
    }
    return new ArrowBlocks(pieces, exact);
  }

  private static List<Piece> blocks(FileInfo file, Storage storage) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator();
        RangeChannel channel = new RangeChannel(storage.ranges(file.path()));
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      long row = 0;
      for (ArrowBlock block : reader.getRecordBlocks()) {
        long rows = rows(channel, block);
        pieces.add(
            new Piece(new Split.Part(file.path(), row, row + rows), rows, block.getBodyLength()));
        row += rows;
      }
    }
    return pieces;
  }

  /** Rows of a batch, from its metadata. */
  static long rows(RangeChannel channel, ArrowBlock block) throws IOException {
    CheckedMessages.check(block, channel.size());
    channel.position(block.getOffset());
    var message = CheckedMessages.head(channel, new ReadChannel(channel));
    RecordBatch header =
        message == null ? null : (RecordBatch) message.getMessage().header(new RecordBatch());
    if (header == null || header.length() < 0) {
      throw new IOException("no batch at byte " + block.getOffset());
    }
    return header.length();
  }

  long rows() {
    return pieces.stream().mapToLong(Piece::rows).sum();
  }

  /** Pieces in order, about equally many bytes a split; at least one split. */
  List<Split> cut(SplitTarget target) {
    long total = Math.max(1, pieces.stream().mapToLong(Piece::bytes).sum());
    long byBytes = (total - 1) / Math.max(1, target.bytes()) + 1;
    long wanted = Math.min(Math.max(1, pieces.size()), Math.max(target.splits(), byBytes));
    List<Split> splits = new ArrayList<>();
    List<Piece> open = new ArrayList<>();
    long done = 0;
    for (Piece piece : pieces) {
      long middle = done + piece.bytes() / 2;
      if (!open.isEmpty() && middle * (double) wanted / total >= splits.size() + 1) {
        splits.add(split(open));
        open.clear();
      }
      open.add(piece);
      done += piece.bytes();
    }
    splits.add(split(open));
    return splits;
  }

  private static Split split(List<Piece> pieces) {
    List<Split.Part> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      Split.Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
      Split.Part part = piece.part();
      if (last != null && last.path().equals(part.path()) && last.endRow() == part.firstRow()) {
        parts.set(parts.size() - 1, new Split.Part(part.path(), last.firstRow(), part.endRow()));
      } else {
        parts.add(part);
      }
    }
    return new Split(
        parts,
        pieces.stream().mapToLong(Piece::rows).sum(),
        pieces.stream().mapToLong(Piece::bytes).sum());
  }
}
