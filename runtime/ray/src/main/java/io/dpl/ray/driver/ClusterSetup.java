package io.dpl.ray.driver;

import java.util.List;

/**
 * The cluster that a driver process works on, and how its workers start.
 *
 * @param address of the head, host:port
 * @param codePath jars and folders that are there on every node
 * @param packages uploaded packages, as {@code gcs://} addresses
 * @param folder working directory of the user: relative locations start there
 * @param startsWorkers whether workers come up before the first plan asks for them
 */
public record ClusterSetup(
    String address,
    List<String> codePath,
    List<String> packages,
    String folder,
    boolean startsWorkers) {

  public ClusterSetup {
    codePath = List.copyOf(codePath);
    packages = List.copyOf(packages);
  }
}
