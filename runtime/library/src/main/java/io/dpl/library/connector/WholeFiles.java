package io.dpl.library.connector;

import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts a source between its files, in order, into splits of about equal weight. */
final class WholeFiles {

  /** Bytes whose reading takes as long as opening a file. */
  private static final long OPENING_BYTES = 16 << 10;

  private WholeFiles() {}

  /** Splits by bytes, for formats whose files cannot be cut. */
  static List<Split> byBytes(SourceDescription source, SplitTarget target) {
    return cut(source, target, FileInfo::sizeBytes);
  }

  /**
   * Splits whose files take about as long to open and to read, a row a file: what follows a list of
   * files mostly reads them.
   */
  static List<Split> toRead(SourceDescription source, SplitTarget target) {
    return cut(
            source,
            new SplitTarget(target.splits(), Long.MAX_VALUE, 1),
            file -> OPENING_BYTES + file.sizeBytes())
        .stream()
        .map(split -> new Split(split.parts(), split.parts().size(), split.bytes()))
        .toList();
  }

  private static List<Split> cut(
      SourceDescription source, SplitTarget target, ToLongFunction<FileInfo> weight) {
    List<FileInfo> files = source.files();
    long total = Math.max(1, files.stream().mapToLong(weight).sum());
    long byBytes = (total - 1) / Math.max(1, target.bytes()) + 1;
    long wanted = Math.min(Math.max(1, files.size()), Math.max(target.splits(), byBytes));
    List<Split> splits = new ArrayList<>();
    List<FileInfo> open = new ArrayList<>();
    long done = 0;
    for (FileInfo file : files) {
      long middle = done + weight.applyAsLong(file) / 2;
      if (!open.isEmpty() && middle * (double) wanted / total >= splits.size() + 1) {
        splits.add(split(source, open));
        open.clear();
      }
      open.add(file);
      done += weight.applyAsLong(file);
    }
    if (!open.isEmpty() || splits.isEmpty()) {
      splits.add(split(source, open));
    }
    return splits;
  }

  private static Split split(SourceDescription source, List<FileInfo> files) {
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    double share =
        source.bytes() == 0
            ? (double) files.size() / Math.max(1, source.files().size())
            : (double) bytes / source.bytes();
    return new Split(
        files.stream().map(file -> Split.Part.whole(file.path())).toList(),
        Math.round(source.rows() * share),
        bytes);
  }
}
