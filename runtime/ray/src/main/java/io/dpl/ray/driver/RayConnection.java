package io.dpl.ray.driver;

import io.dpl.ray.transport.Opens;
import io.ray.api.Ray;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;

/** Makes this process a driver of a cluster, once. */
public final class RayConnection {

  /**
   * Ray's Python finds functions by name only where there is some path; Java leaves out what is not
   * there.
   */
  private static final List<String> NOWHERE = List.of("/nowhere");

  private RayConnection() {}

  /**
   * Connects. A wrong address would end the process after a minute, without an exception: it has
   * been tried before.
   *
   * @param codePath jars and folders on every node
   * @param packages uploaded ones
   */
  public static void open(String address, List<String> codePath, List<String> packages) {
    System.setProperty("ray.address", address);
    String host = address.substring(0, address.lastIndexOf(':'));
    if (isOfThisMachine(host)) {
      System.setProperty("ray.node-ip", host);
    }
    System.setProperty("ray.logging.level", "WARN");
    System.setProperty(
        "ray.job.code-search-path", String.join(":", codePath.isEmpty() ? NOWHERE : codePath));
    for (int i = 0; i < packages.size(); i++) {
      System.setProperty("ray.job.runtime-env.jars." + i, packages.get(i));
    }
    for (int i = 0; i < Opens.FLAGS.size(); i++) {
      System.setProperty("ray.job.jvm-options." + i, Opens.FLAGS.get(i));
    }
    Ray.init();
  }

  /**
   * The head's raylet is ours then, under that address. For 127.0.0.1 Ray itself takes another
   * address of the machine.
   */
  static boolean isOfThisMachine(String host) {
    if (host.equals("127.0.0.1") || host.equals("localhost")) {
      return false;
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false; // Ray says what is wrong with it
    }
  }
}
