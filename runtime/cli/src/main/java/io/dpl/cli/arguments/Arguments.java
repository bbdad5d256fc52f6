package io.dpl.cli.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Arguments that fit the syntax.
 *
 * @param values of the options that were given; of a flag an empty one
 * @param operands the rest, in order
 */
public record Arguments(Map<Option, List<String>> values, List<String> operands) {

  /** Whether an option was given. */
  public boolean has(Option option) {
    return values.containsKey(option);
  }

  /** Its value. */
  public Optional<String> value(Option option) {
    return values(option).stream().findFirst();
  }

  /** Its values, none if it was not given. */
  public List<String> values(Option option) {
    return values.getOrDefault(option, List.of());
  }

  /** Its value, converted; an {@link IllegalArgumentException} says what is wrong with it. */
  public <T> Optional<T> value(Option option, Function<String, T> conversion) {
    return value(option)
        .map(
            text -> {
              try {
                return conversion.apply(text);
              } catch (IllegalArgumentException e) {
                throw new UsageException(option.name() + ": " + e.getMessage());
              }
            });
  }

  /** Its value as a number from 1 on. */
  public OptionalLong count(Option option) {
    return value(option)
        .map(text -> OptionalLong.of(count(option, text)))
        .orElse(OptionalLong.empty());
  }

  /** Its value as one of an enum, in any case. */
  public <E extends Enum<E>> E choice(Option option, E otherwise) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    return value(option)
        .map(
            text ->
                Arrays.stream(all)
                    .filter(constant -> constant.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new UsageException(choices(option, text, all))))
        .orElse(otherwise);
  }

  private static long count(Option option, String text) {
    try {
      long count = Long.parseLong(text);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is too small.
    }
    throw new UsageException(option.name() + " takes a number from 1 on, not '" + text + "'");
  }

  private static String choices(Option option, String text, Enum<?>[] all) {
    return Arrays.stream(all)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", option.name() + " takes ", ", not '" + text + "'"));
  }
}
