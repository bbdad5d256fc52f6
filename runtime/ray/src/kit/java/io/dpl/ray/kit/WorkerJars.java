package io.dpl.ray.kit;

import java.nio.file.Path;
import java.util.List;

/** What workers are made from in tests. */
public final class WorkerJars {

  private WorkerJars() {}

  /** The worker package that the build has made. */
  public static Path folder() {
    return Path.of(System.getProperty("dpl.root"), "runtime", "ray", "target", "worker");
  }

  /** With the classes of the tests of this module. */
  public static List<String> withTests() {
    return List.of(
        folder().resolve("dpl-worker.jar").toString(),
        Path.of(System.getProperty("dpl.root"), "runtime", "ray", "target", "test-classes")
            .toString());
  }
}
