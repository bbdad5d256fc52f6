package io.dpl.grammar;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of time as scripts write them, in microseconds. */
public final class Durations {

  private static final Pattern DURATION =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|min|h|d)", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Long> MICROS =
      Map.of(
          "ms",
          1_000L,
          "s",
          1_000_000L,
          "min",
          60_000_000L,
          "h",
          3_600_000_000L,
          "d",
          86_400_000_000L);

  private Durations() {}

  /**
   * Reads {@code 500ms}, {@code 5min}.
   *
   * @throws IllegalArgumentException if it is no duration, or no whole number of milliseconds
   */
  public static long parse(String text) {
    Matcher duration = DURATION.matcher(text.strip());
    if (!duration.matches()) {
      throw new IllegalArgumentException(text);
    }
    long unit = MICROS.get(duration.group(2).toLowerCase(Locale.ROOT));
    try {
      BigDecimal millis =
          new BigDecimal(duration.group(1)).multiply(BigDecimal.valueOf(unit / 1000));
      return Math.multiplyExact(millis.longValueExact(), 1000L);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Writes it with the largest unit that keeps it whole. */
  public static String print(long micros) {
    for (String unit : new String[] {"d", "h", "min", "s"}) {
      if (micros != 0 && micros % MICROS.get(unit) == 0) {
        return micros / MICROS.get(unit) + unit;
      }
    }
    return micros / 1000 + "ms";
  }
}
