package io.dpl.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;

/**
 * Dates and times as JDBC's getters give them. An instant becomes a date or time without zone in
 * UTC; a date or time without zone becomes an instant in the zone of the JVM, or of the Calendar.
 */
final class Temporals {

  private Temporals() {}

  static LocalDate date(Object value) throws SQLException {
    if (value instanceof LocalDate date) {
      return date;
    }
    return value instanceof LocalTime ? refuse(value, "DATE") : stamp(value).toLocalDate();
  }

  static LocalTime clock(Object value) throws SQLException {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof String text && !text.contains("-")) {
      try {
        return LocalTime.parse(text.strip());
      } catch (DateTimeException e) {
        return refuse(value, "TIME");
      }
    }
    return stamp(value).toLocalTime();
  }

  static LocalDateTime stamp(Object value) throws SQLException {
    if (value instanceof LocalDateTime time) {
      return time;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    if (value instanceof String text) {
      try {
        String iso = text.strip().replace(' ', 'T');
        return iso.length() <= 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
      } catch (DateTimeException e) {
        return refuse(value, "TIMESTAMP");
      }
    }
    return refuse(value, "TIMESTAMP");
  }

  static Instant instant(Object value) throws SQLException {
    return value instanceof Instant instant
        ? instant
        : stamp(value).atZone(ZoneId.systemDefault()).toInstant();
  }

  static Timestamp timestamp(Object value) throws SQLException {
    return value instanceof Instant instant
        ? Timestamp.from(instant)
        : Timestamp.valueOf(stamp(value));
  }

  /** A time of day keeps its milliseconds. */
  static Time time(Object value) throws SQLException {
    LocalTime clock = clock(value);
    long millis = Time.valueOf(clock.withNano(0)).getTime() + clock.getNano() / 1_000_000;
    return new Time(millis);
  }

  static Date date(Object value, Calendar zone) throws SQLException {
    return new Date(millis(date(value).atStartOfDay(), zone));
  }

  static Time time(Object value, Calendar zone) throws SQLException {
    return new Time(millis(clock(value).atDate(LocalDate.EPOCH), zone));
  }

  static Timestamp timestamp(Object value, Calendar zone) throws SQLException {
    if (value instanceof Instant instant) {
      return Timestamp.from(instant);
    }
    return Timestamp.from(stamp(value).atZone(zone.getTimeZone().toZoneId()).toInstant());
  }

  private static long millis(LocalDateTime time, Calendar zone) {
    return time.atZone(zone.getTimeZone().toZoneId()).toInstant().toEpochMilli();
  }

  static Object of(Object value, Class<?> wanted) throws SQLException {
    if (wanted == LocalDate.class) {
      return date(value);
    }
    if (wanted == LocalTime.class) {
      return clock(value);
    }
    if (wanted == LocalDateTime.class) {
      return stamp(value);
    }
    if (wanted == Instant.class) {
      return instant(value);
    }
    if (wanted == OffsetDateTime.class) {
      return instant(value).atOffset(ZoneOffset.UTC);
    }
    if (wanted == ZonedDateTime.class) {
      return instant(value).atZone(ZoneOffset.UTC);
    }
    return refuse(value, wanted.getName());
  }

  private static <T> T refuse(Object value, String wanted) throws SQLException {
    throw Errors.conversion(value, wanted);
  }
}
