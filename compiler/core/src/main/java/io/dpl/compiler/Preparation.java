package io.dpl.compiler;

import io.dpl.compiler.optimize.Optimizer;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.LogicalPlan;
import java.util.List;

/**
 * Loads Calcite on a thread of its own while others list functions and parse: half of the start of
 * a short command. Nobody else touches Calcite before it is done, because initialising its classes
 * on two threads can end in a deadlock.
 */
final class Preparation {

  private static final Thread THREAD = start();

  private Preparation() {}

  private static Thread start() {
    Thread thread = new Thread(Preparation::load, "dpl-prepare");
    thread.setDaemon(true);
    // Whoever compiles meets the same failure, and tells it.
    thread.setUncaughtExceptionHandler((where, failure) -> {});
    thread.start();
    return thread;
  }

  private static void load() {
    Clusters.create().getMetadataQuery();
    Optimizer.optimize(new LogicalPlan(List.of(), List.of()));
  }

  /** Whether it has ended; begins if nobody has asked before. */
  static boolean isDone() {
    return !THREAD.isAlive();
  }

  /** Waits until it is done. */
  static void await() {
    try {
      THREAD.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
