package io.dpl.ray.launch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that embeds DPL: reaches a cluster, prints the driver's pid and waits. */
final class HoldDriver {

  private HoldDriver() {}

  public static void main(String[] arguments) throws InterruptedException {
    RayRunner runner =
        RayRunner.open(
            new RayOptions(
                arguments[0],
                Optional.of(Path.of(arguments[1])),
                Optional.of(arguments[2]),
                List.of(),
                false));
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    out.println(runner.driver().pid());
    out.flush();
    Thread.sleep(Long.MAX_VALUE);
  }
}
