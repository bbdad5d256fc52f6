package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;

/**
 * Rule 11, coalesce: many small files become one split, a huge one several; what is unknown is
 * extrapolated from a sample.
 *
 * <pre>
 * files a split   = F / P where F &gt; P
 * splits a file   = P / F where the format can be cut, at row groups
 * footers read    = min(F, 200): the first, the largest 100, the rest evenly; others by their size
 * </pre>
 *
 * <p>Example: 100,000 files of 40 KiB, 31 splits: about 3226 files each, 200 footers read.
 */
public final class CoalesceFiles {

  public static final String NAME = "coalesce";

  /** Most footers that planning reads. */
  public static final int MOST_FOOTERS = 200;

  private CoalesceFiles() {}

  /** Files in a split, at least 1. */
  public static double filesPerSplit(int files, int splits) {
    return Math.max(1, (double) files / splits);
  }

  /** Footers that planning reads. */
  public static int footers(int files) {
    return Math.min(files, MOST_FOOTERS);
  }

  /** The decision. */
  public static Decision decision(int files, double bytes, int splits, Span span) {
    double each = filesPerSplit(files, splits);
    boolean many = files > splits;
    return Explained.of("files a split", NAME)
        .input("F", files, "files")
        .input("bytes", bytes, "bytes of all files")
        .input("P", splits, "splits")
        .input("looked into", footers(files), "files at most; the rest by size")
        .binding(
            many
                ? "more files than splits: neighbours are read by one task"
                : "fewer files than splits: files are cut, at row groups where they have any")
        .nextBest(many ? "a task a file: " + files + " tasks" : "")
        .value(many ? "about " + Math.round(each) : "1 or less", 0, span);
  }
}
