package io.dpl.cli.process;

import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Sets up the logging of the libraries below us. Java makes an object of this class when something
 * logs for the first time, so that a short command pays nothing for it.
 */
public final class Logging {

  /** How much is logged on standard error. */
  public enum Level {
    OFF(java.util.logging.Level.OFF),
    ERROR(java.util.logging.Level.SEVERE),
    WARN(java.util.logging.Level.WARNING),
    INFO(java.util.logging.Level.INFO),
    DEBUG(java.util.logging.Level.FINE);

    private final java.util.logging.Level threshold;

    Level(java.util.logging.Level threshold) {
      this.threshold = threshold;
    }
  }

  private static final String LEVEL = "dpl.log.level";

  /** Called by {@code java.util.logging}. */
  public Logging() {
    Level level = Level.valueOf(System.getProperty(LEVEL, Level.WARN.name()));
    Logger root = Logger.getLogger("");
    // Not a ConsoleHandler: it makes a formatter of its own first, which costs more than the rest.
    StreamHandler handler =
        new StreamHandler(System.err, new LogFormat()) {
          @Override
          public synchronized void publish(LogRecord message) {
            super.publish(message);
            flush();
          }
        };
    handler.setLevel(level.threshold);
    root.addHandler(handler);
    root.setLevel(level.threshold);
  }

  /** Chooses the level; of use before anything has logged. */
  public static void configure(Level level) {
    System.setProperty(LEVEL, level.name());
    System.setProperty("java.util.logging.config.class", Logging.class.getName());
  }
}
