package io.dpl.ray.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster, and how it is reached.
 *
 * @param address as {@code --ray} takes it: host:port of the head, where this machine is a node; or
 *     the dashboard's, {@code http(s)://host:port}, to run the driver as a job there, with {@code
 *     ?driver=port} behind it where only that port of the head can be reached from here
 * @param home folder of the Python package {@code ray}, or of an environment that has it; empty to
 *     look for it; a job needs none
 * @param code where workers find their code: a list of jars and folders with colons between, there
 *     on every node; or the dashboard's address to upload it; empty for what this process was
 *     started from, by its path or, for a job, uploaded
 * @param jars of the user, with models, functions and connectors
 * @param startsWorkers whether workers come up at once, and not with the first plan
 */
public record RayOptions(
    String address,
    Optional<Path> home,
    Optional<String> code,
    List<Path> jars,
    boolean startsWorkers) {

  public RayOptions {
    jars = List.copyOf(jars);
  }
}
