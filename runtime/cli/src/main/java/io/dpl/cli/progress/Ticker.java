package io.dpl.cli.progress;

/** Draws a run's progress now and then, also where nothing happens for a while. */
public final class Ticker implements AutoCloseable {

  private static final long PAUSE_MILLIS = 250;

  private final Thread thread;

  /** Begins; ends when it is closed. */
  public Ticker(RunWatch watch) {
    thread = new Thread(() -> tick(watch), "dpl-progress");
    thread.setDaemon(true);
    thread.start();
  }

  private static void tick(RunWatch watch) {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        watch.tick();
      }
    } catch (InterruptedException e) {
      // Closed.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
