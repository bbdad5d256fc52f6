package io.dpl.library.connector;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column whose values are texts in paths: DATE, TIMESTAMP or BIGINT where each of
 * them is one, else STRING.
 *
 * <p>Source: DuckDB's hive_types_autocast has the same candidates in the same order. It rounds
 * numbers with a fraction to BIGINT; here they stay texts.
 */
final class FolderKeyTypes {

  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern TIMESTAMP =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?)");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private FolderKeyTypes() {}

  static DplType of(List<String> values) {
    if (values.isEmpty()) {
      return Simple.STRING;
    }
    return all(values, FolderKeyTypes::isDate)
        ? Simple.DATE
        : all(values, FolderKeyTypes::isTimestamp)
            ? Simple.TIMESTAMP
            : all(values, value -> WHOLE.matcher(value).matches()) ? Simple.BIGINT : Simple.STRING;
  }

  private static boolean all(List<String> values, Predicate<String> test) {
    return values.stream().allMatch(test);
  }

  private static boolean isDate(String value) {
    return DATE.matcher(value).matches() && parses(value, "");
  }

  private static boolean isTimestamp(String value) {
    Matcher parts = TIMESTAMP.matcher(value);
    return parts.matches() && parses(parts.group(1), parts.group(2));
  }

  private static boolean parses(String date, String time) {
    try {
      LocalDate.parse(date);
      return time.isEmpty() || LocalTime.parse(time) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
