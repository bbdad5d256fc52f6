package io.dpl.engine.exchange;

/**
 * Rows from one attempt of a task into one exchange.
 *
 * @param sender as in {@link Lane}
 * @param partition of the sending task
 */
public record LaneKey(int sender, int partition, int attempt) {}
