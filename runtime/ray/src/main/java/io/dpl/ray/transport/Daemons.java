package io.dpl.ray.transport;

/** Threads that keep no process alive. */
final class Daemons {

  private Daemons() {}

  static Thread thread(Runnable action) {
    Thread thread = new Thread(action, "dpl-ray");
    thread.setDaemon(true);
    return thread;
  }
}
