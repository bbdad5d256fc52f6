package io.dpl.cli.arguments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command. Two are equal if their names are.
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

  // By hand: what a record brings along is made at run time, a tenth of the start of a command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Option option && names.equals(option.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  /** The name that messages use. */
  public String name() {
    return names.get(names.size() - 1);
  }
}
