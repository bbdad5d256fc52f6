package io.dpl.engine.schedule;

import java.util.PriorityQueue;

/** Tasks that wait a while before their next attempt, so that a fault can pass. */
final class Delays {

  private static final long FIRST_NANOS = 100_000_000;
  private static final int MOST_DOUBLINGS = 5;

  private record Delay(long dueNanos, StageState state, int partition)
      implements Comparable<Delay> {
    @Override
    public int compareTo(Delay other) {
      return Long.compare(dueNanos, other.dueNanos);
    }
  }

  private final PriorityQueue<Delay> queue = new PriorityQueue<>();

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Holds a task back: 0.1 s after the first attempt, 3.2 s at most. */
  void add(StageState state, int partition, long now) {
    int doublings = Math.min(MOST_DOUBLINGS, state.attempts(partition) - 1);
    queue.add(new Delay(now + (FIRST_NANOS << doublings), state, partition));
  }

  /** Lets those wait for a worker whose time has come. */
  void pass(long now) {
    while (!queue.isEmpty() && queue.peek().dueNanos() <= now) {
      Delay delay = queue.poll();
      delay.state().waiting.add(delay.partition());
    }
  }

  /** Time until the next one is due, at most the given. */
  long millis(long now, long most) {
    return queue.isEmpty()
        ? most
        : Math.max(1, Math.min(most, (queue.peek().dueNanos() - now + 999_999) / 1_000_000));
  }
}
