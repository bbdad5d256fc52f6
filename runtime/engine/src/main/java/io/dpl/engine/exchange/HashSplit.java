package io.dpl.engine.exchange;

import io.dpl.api.plan.Exchange;
import io.dpl.engine.arrow.Rows;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows of each partition of a keyed exchange, by a counting sort on the partition. */
final class HashSplit {

  private HashSplit() {}

  /** Takes the rows of a partition over; called once for each that has some, in order. */
  @FunctionalInterface
  interface Parts {
    void put(int partition, VectorSchemaRoot rows);
  }

  /** Takes a batch over and hands out its rows. */
  static void split(
      VectorSchemaRoot batch, Exchange exchange, BufferAllocator allocator, Parts parts) {
    try (batch) {
      int rows = batch.getRowCount();
      List<FieldVector> keys =
          exchange.keys().stream()
              .map(key -> batch.getVector(exchange.schema().indexOf(key).orElseThrow()))
              .toList();
      IntVector numbers = exchange.kind() == Exchange.Kind.RANGE ? (IntVector) keys.get(0) : null;
      int[] partition = new int[rows];
      int[] ends = new int[exchange.partitions() + 1];
      for (int row = 0; row < rows; row++) {
        partition[row] =
            numbers == null
                ? KeyHash.partition(keys, row, exchange.partitions())
                : Math.min(numbers.get(row), exchange.partitions() - 1);
        ends[partition[row] + 1]++;
      }
      for (int p = 0; p < exchange.partitions(); p++) {
        ends[p + 1] += ends[p];
      }
      int[] starts = ends.clone();
      int[] order = new int[rows];
      for (int row = 0; row < rows; row++) {
        order[starts[partition[row]]++] = row;
      }
      for (int p = 0; p < exchange.partitions(); p++) {
        if (ends[p] < ends[p + 1]) {
          parts.put(p, Rows.gather(batch, order, ends[p], ends[p + 1], allocator));
        }
      }
    }
  }
}
