package io.dpl.engine.cluster;

/**
 * How a cluster's workers are watched and made.
 *
 * @param beatMillis time between two questions whether a worker is alive
 * @param misses beats without an answer after which it counts as lost
 * @param startMillis time for a worker to come up
 * @param tempFolder folder for temporary files on the nodes; empty for that of the system
 */
public record ClusterSettings(long beatMillis, int misses, long startMillis, String tempFolder) {

  /** 2 s, 3 misses, a minute to come up. */
  public static final ClusterSettings DEFAULT = new ClusterSettings(2000, 3, 60_000, "");
}
