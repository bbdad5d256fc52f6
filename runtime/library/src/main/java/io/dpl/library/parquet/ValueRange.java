package io.dpl.library.parquet;

import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/** Smallest and largest value and number of nulls so far; unknown once a row group does not say. */
final class ValueRange {

  private String min = "";
  private String max = "";
  private @Nullable Comparable<Object> smallest;
  private @Nullable Comparable<Object> largest;
  private boolean known = true;
  private long nulls;

  void add(StatisticsText text, long rows, Statistics statistics) {
    nulls = nulls < 0 || !statistics.isSetNull_count() ? -1 : nulls + statistics.getNull_count();
    boolean allNull = statistics.isSetNull_count() && statistics.getNull_count() == rows;
    if (allNull || !known) {
      return;
    }
    Comparable<Object> low = text.value(statistics.getMin_value());
    Comparable<Object> high = text.value(statistics.getMax_value());
    if (low == null
        || high == null
        || (smallest != null && smallest.getClass() != low.getClass())) {
      known = false;
      return;
    }
    if (smallest == null || low.compareTo(smallest) < 0) {
      smallest = low;
      min = text.text(low);
    }
    if (largest == null || high.compareTo(largest) > 0) {
      largest = high;
      max = text.text(high);
    }
  }

  void addNulls(long rows) {
    nulls = nulls < 0 ? -1 : nulls + rows;
  }

  void forget() {
    known = false;
    nulls = -1;
  }

  String min() {
    return known ? min : "";
  }

  String max() {
    return known ? max : "";
  }

  double nullFraction(long rows) {
    return nulls < 0 ? -1 : rows == 0 ? 0 : (double) nulls / rows;
  }
}
