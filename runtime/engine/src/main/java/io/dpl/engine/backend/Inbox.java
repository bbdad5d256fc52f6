package io.dpl.engine.backend;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What many threads tell one that waits for it. Unbounded, in the order it was told. */
public final class Inbox<T> {

  private final BlockingQueue<T> told = new LinkedBlockingQueue<>();

  /** Tells it; never waits. */
  public void add(T message) {
    told.add(message);
  }

  /** The next one; null after that time without one, or when the thread was interrupted. */
  public @Nullable T await(long timeoutMillis) {
    try {
      return timeoutMillis <= 0 ? told.poll() : told.poll(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
