package io.dpl.cli.process;

import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sets up the logging of the libraries below us. Java makes an object of this class when something
 * logs for the first time, so that a short command pays nothing for it.
 */
public final class Logging {

  private static final String LEVEL = "dpl.log.level";
  private static final Map<String, Level> LEVELS =
      Map.of(
          "OFF", Level.OFF,
          "ERROR", Level.SEVERE,
          "WARN", Level.WARNING,
          "INFO", Level.INFO,
          "DEBUG", Level.FINE);

  /** Called by {@code java.util.logging}. */
  public Logging() {
    Level level =
        LEVELS.getOrDefault(
            System.getProperty(LEVEL, "WARN").toUpperCase(Locale.ROOT), Level.WARNING);
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %3$s: %5$s%6$s%n");
    Logger root = Logger.getLogger("");
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(level);
    root.addHandler(handler);
    root.setLevel(level);
  }

  /** Chooses the level before anything has logged: OFF, ERROR, WARN, INFO or DEBUG. */
  public static void configure(String level) {
    System.setProperty(LEVEL, level);
    System.setProperty("java.util.logging.config.class", Logging.class.getName());
  }
}
