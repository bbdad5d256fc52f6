package io.dpl.ray.driver;

import io.dpl.engine.remote.RunServer;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The driver process: connects to the process that started it, then to the cluster, and serves. */
public final class Driver {

  private static final int END = '\n';

  private Driver() {}

  /** Takes no arguments: what others must not see stands on the standard input. */
  public static void main(String[] arguments) throws IOException {
    InputStream in = new FileInputStream(FileDescriptor.in);
    DriverSetup setup = DriverSetup.decode(line(in));
    endWith(in);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), setup.port())) {
      socket.setTcpNoDelay(true);
      RunServer server =
          new RunServer(socket.getInputStream(), socket.getOutputStream(), socket, setup.token());
      HeadWatch.begin(setup.cluster().address(), server);
      server.serve(() -> RayDriver.open(setup.cluster()));
    }
    // Ray has threads of its own that would keep the process.
    Runtime.getRuntime().halt(0);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != END && next >= 0; next = in.read()) {
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Whoever started us is gone when its end of our input is. Actors end with their driver. */
  private static void endWith(InputStream in) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (in.read() >= 0) {
                  continue;
                }
              } catch (IOException e) {
                Runtime.getRuntime().halt(1);
              }
              Runtime.getRuntime().halt(0);
            },
            "dpl-parent");
    thread.setDaemon(true);
    thread.start();
  }
}
