package io.dpl.ray.driver;

/** Threads that do not keep the driver process. */
final class Daemon {

  private Daemon() {}

  static void start(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Nobody interrupts these threads: they end with the process. */
  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
