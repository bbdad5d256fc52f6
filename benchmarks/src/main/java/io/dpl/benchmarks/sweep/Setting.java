package io.dpl.benchmarks.sweep;

/**
 * Partitions and rows a batch, both 0 for AUTO.
 *
 * @param partitions P
 * @param batchRows b
 */
record Setting(int partitions, int batchRows) {

  static final Setting AUTO = new Setting(0, 0);

  boolean isAuto() {
    return partitions == 0;
  }

  /** The operators that ask for it. */
  String operators() {
    return isAuto()
        ? "| REPARTITION AUTO | BATCH AUTO"
        : "| REPARTITION " + partitions + " | BATCH " + batchRows;
  }

  @Override
  public String toString() {
    return isAuto() ? "AUTO" : "P = " + partitions + ", b = " + batchRows;
  }
}
