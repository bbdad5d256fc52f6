package io.dpl.cli.terminal;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Which of the output streams a person looks at, and how wide the window is.
 *
 * @param resultsSeen whether standard output is a terminal
 * @param messagesSeen whether standard error is a terminal
 * @param columns width in characters, at least 20
 * @param plain whether the terminal or the user asks for no colours
 */
public record Terminal(boolean resultsSeen, boolean messagesSeen, int columns, boolean plain) {

  private static final int DEFAULT_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  /** Streams that nobody looks at. */
  public static final Terminal NONE = new Terminal(false, false, DEFAULT_COLUMNS, true);

  public Terminal {
    columns = Math.max(columns, FEWEST_COLUMNS);
  }

  /**
   * What the launcher says in {@code dpl.terminal} ("out", "err") and {@code dpl.columns}; without
   * it, what Java knows.
   */
  static Terminal detect(Properties properties, Map<String, String> environment) {
    String seen = properties.getProperty("dpl.terminal");
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    int columns =
        columns(properties.getProperty("dpl.columns", ""), environment.getOrDefault("COLUMNS", ""));
    if (seen == null) {
      boolean both = System.console() != null;
      return new Terminal(both, both, columns, plain);
    }
    List<String> streams = List.of(seen.split(",", -1));
    return new Terminal(streams.contains("out"), streams.contains("err"), columns, plain);
  }

  private static int columns(String... candidates) {
    for (String candidate : candidates) {
      if (candidate.matches("[1-9][0-9]{0,4}")) {
        return Integer.parseInt(candidate);
      }
    }
    return DEFAULT_COLUMNS;
  }
}
