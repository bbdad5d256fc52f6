package io.dpl.ray.transport;

import io.dpl.ray.worker.RayWorker;
import io.ray.api.ActorHandle;

/**
 * A worker as the driver knows it. The handle is kept as long as the worker is wanted: Ray ends an
 * actor whose handles are gone.
 */
final class Member {

  private final int number;
  private final String node;
  private final ActorHandle<RayWorker> actor;
  private final long startMillis;
  private final long startNanos;
  private volatile boolean up;

  Member(int number, String node, ActorHandle<RayWorker> actor, long startMillis, long startNanos) {
    this.number = number;
    this.node = node;
    this.actor = actor;
    this.startMillis = startMillis;
    this.startNanos = startNanos;
  }

  int number() {
    return number;
  }

  String node() {
    return node;
  }

  long startMillis() {
    return startMillis;
  }

  ActorHandle<RayWorker> actor() {
    return actor;
  }

  /** It has answered. */
  void isUp() {
    up = true;
  }

  /** Whether it should have answered by now, and has not. */
  boolean isLate(long nowNanos) {
    return !up && nowNanos - startNanos > startMillis * 1_000_000;
  }
}
