package io.dpl.cli.output;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Values of Arrow vectors as plain Java objects: null, Boolean, Long, BigInteger, BigDecimal,
 * Float, Double, String, byte[], LocalDate, LocalTime, LocalDateTime, Instant, {@link Interval},
 * {@link List} (of values), {@link Map} (of a struct's or map's keys, in order).
 */
final class Values {

  private Values() {}

  /** A time span; its parts do not convert into each other. */
  record Interval(Period period, Duration duration) {}

  static @Nullable Object read(ValueVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof MapVector map) {
      return map(map, row);
    }
    if (vector instanceof ListVector list) {
      return list(
          list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
    }
    if (vector instanceof LargeListVector list) {
      return list(
          list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
    }
    if (vector instanceof FixedSizeListVector list) {
      int size = list.getListSize();
      return list(list.getDataVector(), (long) row * size, (long) (row + 1) * size);
    }
    if (vector instanceof StructVector struct) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (FieldVector child : struct.getChildrenFromFields()) {
        fields.put(child.getName(), read(child, row));
      }
      return fields;
    }
    return scalar(vector, row);
  }

  private static List<@Nullable Object> list(ValueVector elements, long start, long end) {
    List<@Nullable Object> list = new ArrayList<>((int) (end - start));
    for (long i = start; i < end; i++) {
      list.add(read(elements, (int) i));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(MapVector map, int row) {
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = entries.getChildrenFromFields().get(0);
    FieldVector values = entries.getChildrenFromFields().get(1);
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      result.put(String.valueOf(read(keys, i)), read(values, i));
    }
    return result;
  }

  private static Object scalar(ValueVector vector, int row) {
    Object value = vector.getObject(row);
    ArrowType type = vector.getField().getType();
    if (type instanceof ArrowType.Int integer) {
      return integer(value, integer);
    }
    if (type instanceof ArrowType.Date date) {
      return switch (date.getUnit()) {
        case DAY -> LocalDate.ofEpochDay(((Number) value).longValue());
        case MILLISECOND -> value instanceof LocalDateTime time ? time.toLocalDate() : value;
      };
    }
    if (type instanceof ArrowType.Time time) {
      return value instanceof LocalDateTime clock
          ? clock.toLocalTime()
          : LocalTime.ofNanoOfDay(((Number) value).longValue() * nanos(time.getUnit()));
    }
    if (type instanceof ArrowType.Timestamp timestamp && value instanceof Number number) {
      return instant(number.longValue(), timestamp.getUnit());
    }
    if (vector instanceof IntervalMonthDayNanoVector) {
      PeriodDuration span = (PeriodDuration) value;
      return new Interval(span.getPeriod(), span.getDuration());
    }
    if (value instanceof Period period) {
      return new Interval(period, Duration.ZERO);
    }
    if (value instanceof Duration duration) {
      return new Interval(Period.ZERO, duration);
    }
    return value instanceof Boolean
            || value instanceof Float
            || value instanceof Double
            || value instanceof BigDecimal
            || value instanceof LocalDateTime
            || value instanceof byte[]
        ? value
        : value.toString();
  }

  /** Arrow gives unsigned integers as the signed ones of the same bits. */
  private static Object integer(Object value, ArrowType.Int type) {
    if (value instanceof Character character) {
      return (long) character;
    }
    long number = ((Number) value).longValue();
    if (type.getIsSigned() || type.getBitWidth() == 16) {
      return number;
    }
    if (type.getBitWidth() == 64) {
      return number >= 0 ? number : BigInteger.valueOf(number).add(BigInteger.ONE.shiftLeft(64));
    }
    return number & ((1L << type.getBitWidth()) - 1);
  }

  private static Instant instant(long value, TimeUnit unit) {
    return Instant.EPOCH.plus(value, chrono(unit));
  }

  private static long nanos(TimeUnit unit) {
    return chrono(unit).getDuration().toNanos();
  }

  private static ChronoUnit chrono(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> ChronoUnit.SECONDS;
      case MILLISECOND -> ChronoUnit.MILLIS;
      case MICROSECOND -> ChronoUnit.MICROS;
      case NANOSECOND -> ChronoUnit.NANOS;
    };
  }

  /** An instant as a date and time in UTC. */
  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
