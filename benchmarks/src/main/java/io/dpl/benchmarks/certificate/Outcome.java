package io.dpl.benchmarks.certificate;

import io.dpl.api.cluster.Bytes;
import java.util.List;
import java.util.Locale;

/**
 * What a pipeline was promised and took.
 *
 * @param memoryBytes what it was allowed
 * @param beforeBytes resident when its plan was ready and had not begun
 */
record Outcome(
    String name,
    long memoryBytes,
    long baseBytes,
    long planBytes,
    long beforeBytes,
    long peakBytes,
    List<String> parts) {

  /** From the lines that {@link Child} prints. */
  static Outcome of(String name, long memoryBytes, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("\\d+ \\d+ \\d+ \\d+")) {
        String[] numbers = lines.get(i).split(" ");
        return new Outcome(
            name,
            memoryBytes,
            Long.parseLong(numbers[0]),
            Long.parseLong(numbers[1]),
            Long.parseLong(numbers[2]),
            Long.parseLong(numbers[3]),
            List.copyOf(lines.subList(i + 1, lines.size())));
      }
    }
    throw new IllegalStateException(String.join("\n", lines));
  }

  boolean holds() {
    return peakBytes <= baseBytes + planBytes;
  }

  /** What the plan made it be. */
  long takenBytes() {
    return Math.max(1, peakBytes - baseBytes);
  }

  /** The plan part over what was taken above the base. */
  double ratio() {
    return (double) planBytes / takenBytes();
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %.2f | %s |",
        name,
        Bytes.print(memoryBytes),
        Bytes.print(planBytes),
        Bytes.print(beforeBytes),
        Bytes.print(peakBytes),
        Bytes.print(Math.max(0, peakBytes - baseBytes)),
        (double) peakBytes / (baseBytes + planBytes),
        holds() ? "" : "TOO LOW");
  }
}
