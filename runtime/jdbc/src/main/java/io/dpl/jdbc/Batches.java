package io.dpl.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Several updates, one after the other; the first that fails ends them. */
final class Batches {

  private Batches() {}

  /** One update. */
  @FunctionalInterface
  interface Update<T> {
    long run(T what) throws SQLException;
  }

  static <T> long[] run(List<T> updates, Update<T> update) throws SQLException {
    long[] counts = new long[updates.size()];
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = update.run(updates.get(i));
      } catch (SQLException e) {
        throw new BatchUpdateException(
            e.getMessage(), e.getSQLState(), e.getErrorCode(), Arrays.copyOf(counts, i), e);
      }
    }
    return counts;
  }

  static int[] narrow(long[] counts) {
    return Arrays.stream(counts)
        .mapToInt(count -> (int) Math.min(Integer.MAX_VALUE, count))
        .toArray();
  }
}
