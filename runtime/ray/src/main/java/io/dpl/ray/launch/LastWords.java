package io.dpl.ray.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that a process printed: what it says before it dies. */
final class LastWords {

  private static final int LINES = 200;
  private static final int LINE_CHARACTERS = 500;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread thread;

  LastWords(InputStream output) {
    this.thread = new Thread(() -> read(output), "dpl-driver-output");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(InputStream output) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      return; // it has ended
    }
  }

  private synchronized void add(String line) {
    if (!line.isBlank()) {
      lines.addLast(
          line.length() > LINE_CHARACTERS ? line.substring(0, LINE_CHARACTERS) + "..." : line);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  /** All that is kept; waits a moment for the rest of a process that has ended. */
  List<String> all() {
    try {
      thread.join(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return soFar();
  }

  /** What is kept by now. */
  synchronized List<String> soFar() {
    return List.copyOf(lines);
  }

  /** The last line that says what went wrong, or the last of all. */
  String reason() {
    return reason(all());
  }

  static String reason(List<String> all) {
    for (int i = all.size() - 1; i >= 0; i--) {
      String line = all.get(i);
      if (line.contains("Exception")
          || line.contains("Error")
          || line.contains(" C ")
          || line.contains(" E ")) {
        return line.strip();
      }
    }
    return all.isEmpty() ? "" : all.get(all.size() - 1).strip();
  }
}
