package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Where the head of a cluster listens. */
public record RayAddress(String host, int port) {

  private static final int DEFAULT_PORT = 6379;
  private static final int PROBE_MILLIS = 3000;

  /**
   * Reads {@code host:port} or {@code host}.
   *
   * <p>Errors: DPL5304 if it is neither.
   */
  public static RayAddress parse(String text) {
    if (text.contains("/")) {
      throw wrong(text);
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    try {
      int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(text.substring(colon + 1));
      if (host.isEmpty() || port < 1 || port > 0xffff) {
        throw wrong(text);
      }
      return new RayAddress(host, port);
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
  }

  private static DplException wrong(String text) {
    return DplException.of(
        RunCode.RAY_NO_ANSWER,
        Span.NONE,
        "'" + text + "' is not the address of a cluster",
        "write HOST:PORT as ray start --head printed it, for example 10.0.0.1:6379",
        "or the dashboard's address to submit a job there, for example http://10.0.0.1:8265");
  }

  /**
   * Asks whether anybody listens there: Ray itself would end its process after a minute.
   *
   * <p>Errors: DPL5304.
   */
  public void probe() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PROBE_MILLIS);
    } catch (IOException e) {
      throw DplException.of(
          RunCode.RAY_NO_ANSWER,
          Span.NONE,
          "nobody answers at " + this + ": " + e.getMessage(),
          "see that the head node runs and that the port is that of ray start (6379 as a rule)");
    }
  }

  /** That nobody answers there any more, where that is so. */
  Optional<DplException> loss() {
    try {
      probe();
      return Optional.empty();
    } catch (DplException e) {
      return Optional.of(
          DplException.of(
              RunCode.RAY_HEAD_LOST,
              Span.NONE,
              "the driver is gone, and the head of the cluster at " + this + " does not answer",
              "start the cluster again, then the script; nothing half-done is visible"));
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
