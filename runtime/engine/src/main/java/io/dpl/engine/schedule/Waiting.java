package io.dpl.engine.schedule;

import io.dpl.engine.backend.Backend;
import java.util.BitSet;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Partitions of one stage that wait for a worker, by the worker that has to run them. */
final class Waiting {

  private final BitSet unplaced = new BitSet();
  private final BitSet anywhere = new BitSet();
  private final TreeMap<Integer, BitSet> placed = new TreeMap<>();

  void add(int partition) {
    unplaced.set(partition);
  }

  void addAll(int partitions) {
    unplaced.set(0, partitions);
  }

  boolean isEmpty() {
    return unplaced.isEmpty() && anywhere.isEmpty() && placed.isEmpty();
  }

  /** Asks for the places of those that have none. */
  void place(IntUnaryOperator placeOf, IntPredicate isThere) {
    for (int p = unplaced.nextSetBit(0); p >= 0; p = unplaced.nextSetBit(p + 1)) {
      int worker = placeOf.applyAsInt(p);
      if (worker == Backend.Session.ANY) {
        unplaced.clear(p);
        anywhere.set(p);
      } else if (isThere.test(worker)) {
        unplaced.clear(p);
        placed.computeIfAbsent(worker, id -> new BitSet()).set(p);
      }
    }
  }

  /** Forgets all places: rows have moved. */
  void unplace() {
    unplaced.or(anywhere);
    anywhere.clear();
    placed.values().forEach(unplaced::or);
    placed.clear();
  }

  /** Workers that have to run some of them. */
  Integer[] workers() {
    return placed.keySet().toArray(Integer[]::new);
  }

  /** The first one from a partition on that this worker has to run; -1 if there is none. */
  int next(int worker, int from) {
    BitSet there = worker == Backend.Session.ANY ? anywhere : placed.get(worker);
    return there == null ? -1 : there.nextSetBit(from);
  }

  void remove(int worker, int partition) {
    if (worker == Backend.Session.ANY) {
      anywhere.clear(partition);
      return;
    }
    BitSet there = placed.get(worker);
    there.clear(partition);
    if (there.isEmpty()) {
      placed.remove(worker);
    }
  }
}
