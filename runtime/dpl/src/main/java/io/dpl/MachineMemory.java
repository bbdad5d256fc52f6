package io.dpl;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Memory of this machine, or of the container around this process. */
final class MachineMemory {

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final List<Path> LIMITS =
      List.of(
          Path.of("/sys/fs/cgroup/memory.max"),
          Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));

  private MachineMemory() {}

  /** Bytes; 4 GiB where nobody knows. */
  static long bytes() {
    // The JVM's own answer needs its management classes: a tenth of the start of a short command.
    OptionalLong linux = linux();
    if (linux.isPresent()) {
      return linux.getAsLong();
    }
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 4L << 30;
  }

  private static OptionalLong linux() {
    try {
      String total = Files.readString(MEMORY).lines().findFirst().orElse("").replaceAll("\\D", "");
      long bytes = Long.parseLong(total) * 1024;
      for (Path limit : LIMITS) {
        if (Files.isReadable(limit)) {
          String text = Files.readString(limit).strip();
          bytes = text.equals("max") ? bytes : Math.min(bytes, Long.parseLong(text));
        }
      }
      return OptionalLong.of(bytes);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
