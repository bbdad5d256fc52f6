package io.dpl.cli.arguments;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names with their dashes, the short one first
 * @param label of its value as the help shows it, empty for a flag
 * @param repeated whether it may be given more than once
 * @param help a sentence
 */
public record Option(List<String> names, String label, boolean repeated, String help) {

  public Option {
    names = List.copyOf(names);
  }

  /** One that is there or not: {@code flag("-q --quiet", "No progress.")}. */
  public static Option flag(String names, String help) {
    return new Option(List.of(names.split(" ")), "", false, help);
  }

  /** One with a value: {@code value("-o --output", "FORMAT", "...")}. */
  public static Option value(String names, String label, String help) {
    return new Option(List.of(names.split(" ")), label, false, help);
  }

  /** One with a value that may be given more than once. */
  public static Option values(String names, String label, String help) {
    return new Option(List.of(names.split(" ")), label, true, help);
  }

  /** Whether a value follows. */
  public boolean takesValue() {
    return !label.isEmpty();
  }

  /** The name that messages use. */
  public String name() {
    return names.get(names.size() - 1);
  }
}
