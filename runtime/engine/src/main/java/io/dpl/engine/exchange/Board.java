package io.dpl.engine.exchange;

import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.CancelledException;

/**
 * What the queues of one run know of each other, so that they never wait in a circle: a producer
 * waits for room only while no reader of the run waits for rows; otherwise it writes to disk.
 *
 * <p>It is also the monitor of all its queues.
 */
public final class Board {

  private final Cancellation cancellation;
  private int waiting;
  private boolean drains;

  public Board(Cancellation cancellation) {
    this.cancellation = cancellation;
    cancellation.onRequest(this::wake);
  }

  /** From now on nobody may read: producers go on to disk instead of waiting. */
  public synchronized void drain() {
    drains = true;
    notifyAll();
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Whether a producer may wait for room. Holding the monitor. */
  boolean mayWait() {
    return waiting == 0 && !drains;
  }

  /**
   * Waits for rows as a reader. Holding the monitor. Only the first one changes what producers may
   * do: if each woke all, two readers would wake each other for ever and keep the producer from the
   * monitor.
   */
  void awaitRows() {
    if (waiting++ == 0) {
      notifyAll();
    }
    try {
      await();
    } finally {
      waiting--;
    }
  }

  /** Waits for room as a producer. Holding the monitor. */
  void awaitRoom() {
    await();
  }

  @SuppressWarnings("WaitNotInLoop") // the loops are with the conditions, in the queues
  private synchronized void await() {
    cancellation.check();
    try {
      wait(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    cancellation.check();
  }

  void check() {
    cancellation.check();
  }
}
