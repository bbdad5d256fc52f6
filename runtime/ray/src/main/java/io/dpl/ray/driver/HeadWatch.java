package io.dpl.ray.driver;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.engine.remote.RunServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Sees that the head of the cluster is gone. Ray itself waits for a minute, answers nothing
 * meanwhile and then aborts the process without a word: here the client is told before.
 */
final class HeadWatch {

  private static final int EVERY_MILLIS = 1000;
  private static final long PATIENCE_SECONDS = 10;
  private static final int FAREWELL_MILLIS = 2000;

  private final InetSocketAddress head;
  private final String name;
  private final RunServer server;

  private HeadWatch(String address, RunServer server) {
    int colon = address.lastIndexOf(':');
    this.head =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    this.name = address;
    this.server = server;
  }

  /**
   * Begins to watch, from now to the end of the process.
   *
   * @param server whose client is told before the process ends
   */
  static void begin(String address, RunServer server) {
    Daemon.start("dpl-head", new HeadWatch(address, server)::watch);
  }

  private void watch() {
    long answeredNanos = System.nanoTime();
    while (System.nanoTime() - answeredNanos < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
      Daemon.sleep(EVERY_MILLIS);
      if (answers()) {
        answeredNanos = System.nanoTime();
      }
    }
    Daemon.start("dpl-farewell", this::tell);
    Daemon.sleep(FAREWELL_MILLIS);
    Runtime.getRuntime().halt(1); // Ray would wait for the head
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(head, EVERY_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void tell() {
    server.giveUp(
        DplException.of(
            RunCode.RAY_HEAD_LOST,
            Span.NONE,
            "the head of the cluster at "
                + name
                + " has not answered for "
                + PATIENCE_SECONDS
                + " s",
            "start the cluster again, then the script; nothing half-done is visible"));
  }
}
