package io.dpl.ray.driver;

import io.dpl.ray.channel.Channel;
import io.dpl.ray.channel.Identity;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A port that one process may come in by, once. Strangers are turned away and cost little. */
final class Door {

  private static final int STRANGERS = 16;

  private final ServerSocket port;
  private final Identity own;
  private final String guest;
  private final Semaphore places = new Semaphore(STRANGERS);
  private final CompletableFuture<Channel> arrived = new CompletableFuture<>();

  private Door(ServerSocket port, Identity own, String guest) {
    this.port = port;
    this.own = own;
    this.guest = guest;
  }

  /**
   * Waits for the guest.
   *
   * @param port closed in the end
   * @param guest fingerprint of the only one who is let in
   * @throws IOException if it does not come in time
   */
  static Channel await(ServerSocket port, Identity own, String guest, long seconds)
      throws IOException {
    Door door = new Door(port, own, guest);
    try (port) {
      Daemon.start("dpl-door", door::open);
      return door.arrived.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the client has not come within " + seconds + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void open() {
    while (!port.isClosed()) {
      try {
        places.acquire();
        Socket socket = port.accept();
        Daemon.start("dpl-stranger", () -> look(socket));
      } catch (IOException e) {
        arrived.completeExceptionally(e); // no word to whom the guest has come in already
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void look(Socket socket) {
    try {
      Channel channel = Channel.asServer(socket, own, guest);
      if (!arrived.complete(channel)) {
        channel.close();
      }
    } catch (IOException e) {
      return; // a stranger, or a guest who went away
    } finally {
      places.release();
    }
  }
}
