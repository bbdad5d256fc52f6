package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.ray.driver.DriverSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * The child process that drives a cluster, and the connection to it. It ends when its standard
 * input ends, and so with this process however that ends.
 */
final class DriverProcess implements DriverLink {

  private static final String MAIN = "io.dpl.ray.driver.Driver";
  private static final int CONNECT_MILLIS = 30_000;
  private static final int POLL_MILLIS = 200;
  private static final long PATIENCE_SECONDS = 5;

  private final RayAddress head;
  private final Process process;
  private final Socket socket;
  private final LastWords words;
  private final String token;

  private DriverProcess(
      RayAddress head, Process process, Socket socket, LastWords words, String token) {
    this.head = head;
    this.process = process;
    this.socket = socket;
    this.words = words;
    this.token = token;
  }

  /**
   * Starts it and waits until it connects.
   *
   * @param head of the cluster that it drives
   * @param flags of its JVM
   * @param setup from the port of this process and the token of the connection
   */
  static DriverProcess start(
      RayAddress head,
      List<Path> classPath,
      List<String> flags,
      BiFunction<Integer, String, DriverSetup> setup)
      throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProcessBuilder builder =
          new ProcessBuilder(command(classPath, flags)).redirectErrorStream(true);
      RayToken.prepare(builder.environment());
      Process process = builder.start();
      LastWords words = new LastWords(process.getInputStream());
      try {
        OutputStream in = process.getOutputStream();
        in.write(setup.apply(port.getLocalPort(), token).encode().getBytes(StandardCharsets.UTF_8));
        in.write('\n');
        in.flush();
        return new DriverProcess(head, process, accept(port, process, words), words, token);
      } catch (IOException | RuntimeException e) {
        process.destroyForcibly();
        throw e;
      }
    }
  }

  private static List<String> command(List<Path> classPath, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
    command.add(MAIN);
    return command;
  }

  private static Socket accept(ServerSocket port, Process process, LastWords words)
      throws IOException {
    port.setSoTimeout(POLL_MILLIS);
    long until = System.nanoTime() + CONNECT_MILLIS * 1_000_000L;
    while (System.nanoTime() < until && process.isAlive()) {
      try {
        Socket socket = port.accept();
        socket.setTcpNoDelay(true);
        return socket;
      } catch (SocketTimeoutException e) {
        continue;
      }
    }
    throw DplException.of(
        RunCode.DRIVER_LOST,
        Span.NONE,
        "the driver process does not start",
        "It said last: " + words.reason());
  }

  @Override
  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public AutoCloseable connection() {
    return socket;
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public String reason() {
    return words.reason();
  }

  LastWords words() {
    return words;
  }

  /** A driver that lost the head is aborted by Ray, and says nothing of it. */
  @Override
  public Optional<DplException> loss() {
    return head.loss();
  }

  @Override
  public Optional<ProcessHandle> handle() {
    return Optional.of(process.toHandle());
  }

  @Override
  public String describe() {
    return "process " + process.pid() + " of this machine";
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      socket.close();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
