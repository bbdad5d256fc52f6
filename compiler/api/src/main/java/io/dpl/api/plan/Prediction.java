package io.dpl.api.plan;

/**
 * How long a stage should take, and what it waits for most.
 *
 * @param seconds from its first task to its last, with the partitions and slots of the plan
 * @param bound what takes longest: {@code processors}, {@code model}, {@code read}, {@code network}
 *     or {@code start}
 * @param coreSeconds work of all cores
 */
public record Prediction(int stage, double seconds, String bound, double coreSeconds) {}
