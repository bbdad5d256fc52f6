package io.dpl.engine.pipeline;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;

/** Rows and bytes that have left a task. */
final class Counter {

  private static final long STEP_NANOS = 200_000_000L;

  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final ObjLongConsumer<Long> progress;
  private volatile long told = System.nanoTime();

  /**
   * @param progress hears rows and bytes so far, a few times a second
   */
  Counter(ObjLongConsumer<Long> progress) {
    this.progress = progress;
  }

  void add(long moreRows, long moreBytes) {
    long allRows = rows.addAndGet(moreRows);
    long allBytes = bytes.addAndGet(moreBytes);
    long now = System.nanoTime();
    if (now - told > STEP_NANOS) {
      told = now;
      progress.accept(allRows, allBytes);
    }
  }

  long rows() {
    return rows.get();
  }

  long bytes() {
    return bytes.get();
  }
}
