package io.dpl;

import java.lang.management.ManagementFactory;

/** Memory of this machine, or of the container around this process. */
final class MachineMemory {

  private MachineMemory() {}

  /** Bytes; 4 GiB where the JVM does not know. */
  static long bytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 4L << 30;
  }
}
