package io.dpl.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JDBC as a pipeline takes them. */
final class Bound {

  private Bound() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    if (value instanceof java.util.Date date) {
      return date(date);
    }
    if (value instanceof Calendar calendar) {
      return calendar.toInstant();
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    if (value instanceof OffsetTime time) {
      return time.toLocalTime();
    }
    if (value instanceof DplArray array) {
      return array.elements();
    }
    if (value instanceof java.sql.Array array) {
      return of(array.getArray());
    }
    if (value instanceof DplStruct struct) {
      return new LinkedHashMap<>(struct.values());
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, (int) blob.length());
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    if (value instanceof InputStream stream) {
      return bytes(stream, Long.MAX_VALUE);
    }
    if (value instanceof Reader reader) {
      return text(reader, Long.MAX_VALUE);
    }
    return plain(value);
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof BigInteger whole) {
      return new java.math.BigDecimal(whole);
    }
    if (value instanceof Character || value instanceof java.util.UUID || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    if (value instanceof float[]
        || value instanceof double[]
        || value instanceof int[]
        || value instanceof long[]) {
      return new DplArray(io.dpl.api.type.DplType.Simple.NULL, value).elements();
    }
    boolean known =
        value instanceof Number
            || value instanceof String
            || value instanceof Boolean
            || value instanceof byte[]
            || value instanceof List<?>
            || value instanceof Map<?, ?>
            || value instanceof Instant
            || value instanceof java.time.temporal.Temporal;
    if (!known) {
      throw Errors.unsupported("parameter of the class " + value.getClass().getName());
    }
    return value;
  }

  private static Object date(java.util.Date date) {
    if (date instanceof java.sql.Date day) {
      return day.toLocalDate();
    }
    if (date instanceof java.sql.Time time) {
      return time.toLocalTime().plusNanos(Math.floorMod(time.getTime(), 1000L) * 1_000_000L);
    }
    if (date instanceof java.sql.Timestamp stamp) {
      return stamp.toLocalDateTime();
    }
    return date.toInstant();
  }

  static byte[] bytes(InputStream stream, long length) throws SQLException {
    try {
      byte[] all =
          length > Integer.MAX_VALUE ? stream.readAllBytes() : stream.readNBytes((int) length);
      return all;
    } catch (IOException e) {
      throw new SQLException("the stream of a parameter cannot be read", "58030", e);
    }
  }

  static String text(Reader reader, long length) throws SQLException {
    try {
      StringWriter all = new StringWriter();
      char[] part = new char[8192];
      long left = length;
      while (left > 0) {
        int read = reader.read(part, 0, (int) Math.min(part.length, left));
        if (read < 0) {
          break;
        }
        all.write(part, 0, read);
        left -= read;
      }
      return all.toString();
    } catch (IOException e) {
      throw new SQLException("the reader of a parameter cannot be read", "58030", e);
    }
  }
}
