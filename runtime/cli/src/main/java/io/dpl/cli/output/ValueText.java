package io.dpl.cli.output;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/** How a single value reads as text, as a script could write it back. */
final class ValueText {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private ValueText() {}

  /** Every scalar but a blob. */
  static String of(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof Float number) {
      return number(number);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof LocalDateTime time) {
      return time.toLocalDate() + " " + TIME.format(time);
    }
    if (value instanceof Instant instant) {
      return of(Values.utc(instant)) + "Z";
    }
    if (value instanceof Values.Interval interval) {
      return interval(interval);
    }
    return value.toString();
  }

  /** Plain digits where they are not longer than a person wants to read. */
  private static String number(double number) {
    return plain(number, Double.toString(number));
  }

  private static String number(float number) {
    return plain(number, Float.toString(number));
  }

  private static String plain(double number, String shortest) {
    double magnitude = Math.abs(number);
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    return shortest.indexOf('E') < 0 || magnitude >= 1e16 || magnitude < 1e-6
        ? shortest.replace("E", "e")
        : new BigDecimal(shortest).toPlainString() + (magnitude >= 1e7 ? pointZero(shortest) : "");
  }

  /** Keeps large whole numbers looking like the floating-point numbers they are. */
  private static String pointZero(String shortest) {
    return new BigDecimal(shortest).scale() <= 0 ? ".0" : "";
  }

  private static String interval(Values.Interval interval) {
    List<String> parts = new ArrayList<>();
    Period period = interval.period();
    add(parts, period.getYears(), "year");
    add(parts, period.getMonths(), "month");
    add(parts, period.getDays(), "day");
    Duration duration = interval.duration();
    if (!duration.isZero() || parts.isEmpty()) {
      Duration size = duration.abs();
      String fraction =
          size.toNanosPart() == 0
              ? ""
              : String.format(".%09d", size.toNanosPart()).replaceAll("0+$", "");
      parts.add(
          String.format(
              "%s%02d:%02d:%02d%s",
              duration.isNegative() ? "-" : "",
              size.toHours(),
              size.toMinutesPart(),
              size.toSecondsPart(),
              fraction));
    }
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, int count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (Math.abs(count) == 1 ? "" : "s"));
    }
  }
}
