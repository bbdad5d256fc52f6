package io.dpl.cli.output;

import java.util.Locale;

/**
 * What {@code -o} says: {@code table}, {@code csv}, {@code json}, {@code parquet:PATH}, {@code
 * arrow:PATH}.
 */
public sealed interface OutputFormat {

  /** Formats of standard output. */
  enum Text implements OutputFormat {
    TABLE,
    CSV,
    JSON
  }

  /**
   * A file, or a folder where the script has several results, written by the engine as a sink.
   *
   * @param connector name of the sink's format, {@code PARQUET} or {@code ARROW}
   */
  record Sink(String connector, String path) implements OutputFormat {}

  /**
   * Reads the option.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static OutputFormat parse(String option) {
    int colon = option.indexOf(':');
    String name = (colon < 0 ? option : option.substring(0, colon)).toUpperCase(Locale.ROOT);
    String path = colon < 0 ? "" : option.substring(colon + 1);
    return switch (name) {
      case "TABLE", "CSV", "JSON" -> {
        if (colon >= 0) {
          throw new IllegalArgumentException(
              "'" + option + "': this format goes to standard output and takes no path");
        }
        yield Text.valueOf(name);
      }
      case "PARQUET", "ARROW" -> {
        if (path.isEmpty()) {
          throw new IllegalArgumentException(
              "'"
                  + option
                  + "' needs a path, for example "
                  + name.toLowerCase(Locale.ROOT)
                  + ":out/");
        }
        yield new Sink(name, path);
      }
      default ->
          throw new IllegalArgumentException(
              "'" + option + "' is none of table, csv, json, parquet:PATH, arrow:PATH");
    };
  }
}
