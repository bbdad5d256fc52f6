package io.dpl.library.parquet.scan;

import java.util.Arrays;

/** The levels of a batch's entries of one leaf, kept where the column is a list, map or struct. */
final class LevelStore {

  private byte[] repetitions = new byte[1024];
  private byte[] definitions = new byte[1024];
  private int count;

  void add(int repetition, int definition) {
    if (count == repetitions.length) {
      repetitions = Arrays.copyOf(repetitions, count * 2);
      definitions = Arrays.copyOf(definitions, count * 2);
    }
    repetitions[count] = (byte) repetition;
    definitions[count] = (byte) definition;
    count++;
  }

  void add(int repetition, int definition, int added) {
    if (count + added > repetitions.length) {
      int room = Math.max(count + added, repetitions.length * 2);
      repetitions = Arrays.copyOf(repetitions, room);
      definitions = Arrays.copyOf(definitions, room);
    }
    Arrays.fill(repetitions, count, count + added, (byte) repetition);
    Arrays.fill(definitions, count, count + added, (byte) definition);
    count += added;
  }

  int count() {
    return count;
  }

  int repetition(int entry) {
    return repetitions[entry];
  }

  int definition(int entry) {
    return definitions[entry];
  }
}
