package io.dpl.library.model;

import java.util.concurrent.CancellationException;

/**
 * Lets long work end between two pieces of it: the engine interrupts threads of a cancelled run.
 */
public final class Interruption {

  private Interruption() {}

  /** Ends the calling work where its thread is interrupted; the thread stays so. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
