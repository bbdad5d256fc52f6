package io.dpl.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Calendar;

/** Dates and times that a Calendar's zone gives a meaning. */
final class Zoned {

  private Zoned() {}

  private static ZonedDateTime in(long millis, Calendar zone) {
    return Instant.ofEpochMilli(millis).atZone(zone.getTimeZone().toZoneId());
  }

  static Object date(Date value, Calendar zone) {
    return in(value.getTime(), zone).toLocalDate();
  }

  static Object time(Time value, Calendar zone) {
    return in(value.getTime(), zone).toLocalTime();
  }

  static Object timestamp(Timestamp value, Calendar zone) {
    return value.toInstant().atZone(zone.getTimeZone().toZoneId()).toLocalDateTime();
  }
}
