package io.dpl.engine.cluster;

import io.dpl.engine.backend.Backend;
import java.util.List;

/**
 * How receivers are shared among workers: one seat a worker when the run began, each with a part of
 * the receivers by its slots. Seats stay, workers on them change.
 */
final class Seats {

  private final long[] ends;

  Seats(List<Backend.Worker> workers) {
    this.ends = new long[workers.size()];
    long sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += workers.get(i).slots();
      ends[i] = sum;
    }
  }

  int count() {
    return ends.length;
  }

  /**
   * The first of so many things that belongs to a seat; for the seat after the last their number.
   */
  int first(int seat, int things) {
    if (seat == 0) {
      return 0;
    }
    long total = ends[ends.length - 1];
    return (int) ((things * ends[seat - 1] + total / 2) / total);
  }
}
