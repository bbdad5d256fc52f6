package io.dpl.api.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How a round-robin exchange deals rows out: in rounds, a block for each receiver, so that rows
 * which stand together and cost alike, such as those of one file, do not meet in one partition.
 *
 * <pre>
 * share = ceil(rows / P),  a = alignRows where share &gt;= 8 alignRows, else 1
 * block = max(a, floor(share / 16 / a) * a),  rounds = floor(rows / (P * block))
 * receiver p: block p of every round, then the p-th of P runs of the rest, cut at multiples of a
 * </pre>
 *
 * <p>So no batch of a receiver is ragged but the last one, receivers differ by at most {@code a}
 * rows, and a receiver has fewer than 33 runs. Where a share has fewer than 8 batches a ragged one
 * for each costs less than a whole one more for some.
 *
 * <p>Example: 10,000 rows, 3 receivers, aligned at 64: blocks of 192 rows, 17 rounds; receiver 0
 * has the rows from 0, 576, 1152 ... to 192 rows further, and the first of three runs of the 208
 * rows that are left. Rows are numbered in the order of the sending tasks.
 *
 * @param rows of all senders
 * @param receivers P
 * @param alignRows rows of a batch
 */
public record Deal(long rows, int receivers, long alignRows) {

  private static final int ROUNDS = 16;

  /** Batches of a share below which its cuts are not aligned. */
  public static final int FEW_BATCHES = 8;

  /** Rows from {@code from} to before {@code to}; never empty. */
  public record Run(long from, long to) {

    public long rows() {
      return to - from;
    }
  }

  /** The rows of receivers from {@code first} to before {@code end}, in order. */
  public List<Run> runs(int first, int end) {
    List<Run> runs = new ArrayList<>();
    long block = block();
    long round = block * receivers;
    long rounds = rows / round;
    for (long i = 0; i < rounds; i++) {
      add(runs, i * round + first * block, i * round + end * block);
    }
    add(runs, rest(first, rounds * round), rest(end, rounds * round));
    return runs;
  }

  /**
   * What some runs have of a sender's rows, counted from the first of these.
   *
   * @param runs in order
   * @param before rows of the senders before it
   * @param rows of the sender
   */
  public static List<Run> within(List<Run> runs, long before, long rows) {
    int low = 0;
    for (int high = runs.size(); low < high; ) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).to() <= before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Run> found = new ArrayList<>();
    for (int i = low; i < runs.size() && runs.get(i).from() < before + rows; i++) {
      Run run = runs.get(i);
      found.add(new Run(Math.max(run.from(), before) - before, Math.min(run.to() - before, rows)));
    }
    return found;
  }

  /** Rows at whose multiples shares are cut. */
  public long align() {
    return share() >= FEW_BATCHES * alignRows ? Math.max(1, alignRows) : 1;
  }

  private long share() {
    return (rows + receivers - 1) / receivers;
  }

  private long block() {
    long align = align();
    return Math.max(align, share() / ROUNDS / align * align);
  }

  private long rest(int receiver, long dealt) {
    long align = align();
    long blocks = (rows - dealt + align - 1) / align;
    return Math.min(rows, dealt + blocks * receiver / receivers * align);
  }

  private static void add(List<Run> runs, long from, long to) {
    int last = runs.size() - 1;
    if (from < to && last >= 0 && runs.get(last).to() == from) {
      runs.set(last, new Run(runs.get(last).from(), to));
    } else if (from < to) {
      runs.add(new Run(from, to));
    }
  }
}
