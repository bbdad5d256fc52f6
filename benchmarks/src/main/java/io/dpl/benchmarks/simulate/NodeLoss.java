package io.dpl.benchmarks.simulate;

/**
 * A node that goes away and comes back empty; its tasks run again.
 *
 * @param at seconds from the start
 * @param away seconds until it is there again
 */
record NodeLoss(int node, double at, double away) {}
