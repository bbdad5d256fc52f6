package io.dpl;

import io.dpl.ray.launch.RayOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Ray cluster to run on.
 *
 * @param address of its head, host:port, where this machine is a node; or of its dashboard, {@code
 *     http(s)://host:port}, to run the driver as a job there
 * @param home folder of the Python package {@code ray}, or of an environment that has it; looked
 *     for where it is empty
 * @param code where the nodes find the worker package: a list of jars and folders with colons
 *     between, or the dashboard's address to upload it; what this process was started from where it
 *     is empty, by its path or, for a job, uploaded
 * @param startsWorkers whether workers come up as soon as the cluster is reached; false where plans
 *     are only explained
 */
public record Ray(
    String address, Optional<Path> home, Optional<String> code, boolean startsWorkers) {

  /** A cluster of which only the address is known. */
  public static Ray at(String address) {
    return new Ray(address, Optional.empty(), Optional.empty(), true);
  }

  /** With the Ray of this folder. */
  public Ray home(Path folder) {
    return new Ray(address, Optional.of(folder), code, startsWorkers);
  }

  /** With the worker package from there. */
  public Ray code(String place) {
    return new Ray(address, home, Optional.of(place), startsWorkers);
  }

  /** Nothing is started there before a plan runs. */
  public Ray idle() {
    return new Ray(address, home, code, false);
  }

  RayOptions options(List<Path> jars) {
    return new RayOptions(address, home, code, jars, startsWorkers);
  }
}
