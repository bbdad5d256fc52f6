package io.dpl.engine.schedule;

import java.util.HashMap;
import java.util.Map;

/**
 * How many tasks of one stage a worker has, and may have: the plan's parallelism, halved once where
 * memory ran out.
 */
final class Share {

  private final int parallelism;
  private final Map<Integer, Integer> running = new HashMap<>();
  private final Map<Integer, Integer> halved = new HashMap<>();
  private int total;

  /**
   * @param parallelism most tasks at once on a worker, 0 for as many as fit
   */
  Share(int parallelism) {
    this.parallelism = parallelism;
  }

  int total() {
    return total;
  }

  boolean allows(int worker) {
    int most = halved.getOrDefault(worker, parallelism);
    return most == 0 || running.getOrDefault(worker, 0) < most;
  }

  void add(int worker, int tasks) {
    total += tasks;
    running.merge(worker, tasks, Integer::sum);
  }

  /**
   * Halves what a worker may run at once, the first time only.
   *
   * @return tasks at once from now on
   */
  int halve(int worker, int slots) {
    int now = parallelism == 0 ? slots : Math.min(parallelism, slots);
    return halved.computeIfAbsent(worker, id -> Math.max(1, now / 2));
  }
}
