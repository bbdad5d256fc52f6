package io.dpl.ray.worker;

import com.sun.jna.Function;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where relative locations of a script start. Java takes it from a property when it starts, native
 * code from the process, and Ray starts its workers elsewhere: both must agree.
 */
final class WorkingFolder {

  private WorkingFolder() {}

  /** Enters the folder that the property names; stays where this node does not have it. */
  static void enter() {
    String folder = System.getProperty("user.dir");
    if (Files.isDirectory(Path.of(folder))) {
      int failed = Function.getFunction("c", "chdir").invokeInt(new Object[] {folder});
      if (failed != 0) {
        throw new IllegalStateException("cannot enter the folder " + folder);
      }
    }
  }
}
