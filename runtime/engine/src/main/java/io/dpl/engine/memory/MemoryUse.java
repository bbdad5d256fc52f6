package io.dpl.engine.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory that this process has used, as Linux counts it.
 *
 * @param residentBytes now; 0 where the system does not say
 * @param peakBytes most so far (VmHWM); 0 where the system does not say
 */
public record MemoryUse(long residentBytes, long peakBytes) {

  /** Reads the figures of this process. */
  public static MemoryUse now() {
    long resident = 0;
    long peak = 0;
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          resident = kibibytes(line);
        } else if (line.startsWith("VmHWM:")) {
          peak = kibibytes(line);
        }
      }
    } catch (IOException e) {
      return new MemoryUse(0, 0); // no Linux
    }
    return new MemoryUse(resident, peak);
  }

  private static long kibibytes(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
  }
}
