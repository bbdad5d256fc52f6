package io.dpl.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Java objects into columns, rows in ascending order. Takes what {@link Natural} and {@link Wanted}
 * give, and records for structs.
 *
 * <p>Errors: {@link IllegalArgumentException}, {@link ArithmeticException} and {@link
 * ClassCastException} say what does not fit.
 */
public final class Encoder {

  private Encoder() {}

  /** Sets a row; null and an empty Optional are NULL. */
  public static void set(FieldVector out, int row, @Nullable Object given) {
    Object value = given instanceof Optional<?> optional ? optional.orElse(null) : given;
    if (value == null) {
      out.setNull(row);
    } else if (out instanceof MapVector map) {
      entries(map, row, (Map<?, ?>) value);
    } else if (out instanceof ListVector list) {
      List<?> values = Elements.of(value);
      int start = list.startNewValue(row);
      elements(list.getDataVector(), start, values);
      list.endValue(row, values.size());
    } else if (out instanceof FixedSizeListVector list) {
      List<?> values = Elements.of(value);
      if (values.size() != list.getListSize()) {
        throw new IllegalArgumentException(
            values.size() + " values where " + list.getListSize() + " are declared");
      }
      elements(list.getDataVector(), list.startNewValue(row), values);
    } else if (out instanceof StructVector struct) {
      struct.setIndexDefined(row);
      List<FieldVector> fields = struct.getChildrenFromFields();
      for (FieldVector field : fields) {
        set(field, row, Elements.field(value, field.getName()));
      }
    } else {
      scalar(out, row, value);
    }
  }

  private static void elements(FieldVector out, int start, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      set(out, start + i, values.get(i));
    }
  }

  private static void entries(MapVector map, int row, Map<?, ?> values) {
    int at = map.startNewValue(row);
    StructVector entries = (StructVector) map.getDataVector();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      entries.setIndexDefined(at);
      set(entries.getChildrenFromFields().get(0), at, entry.getKey());
      set(entries.getChildrenFromFields().get(1), at, entry.getValue());
      at++;
    }
    map.endValue(row, values.size());
  }

  private static void scalar(FieldVector out, int row, Object value) {
    if (out instanceof BitVector bits) {
      bits.setSafe(row, (Boolean) value ? 1 : 0);
    } else if (out instanceof TinyIntVector numbers) {
      numbers.setSafe(row, exact(value).byteValueExact());
    } else if (out instanceof SmallIntVector numbers) {
      numbers.setSafe(row, exact(value).shortValueExact());
    } else if (out instanceof IntVector numbers) {
      numbers.setSafe(row, exact(value).intValueExact());
    } else if (out instanceof BigIntVector numbers) {
      numbers.setSafe(row, value instanceof Long n ? n : exact(value).longValueExact());
    } else if (out instanceof Float4Vector numbers) {
      numbers.setSafe(row, ((Number) value).floatValue());
    } else if (out instanceof Float8Vector numbers) {
      numbers.setSafe(row, ((Number) value).doubleValue());
    } else if (out instanceof DecimalVector numbers) {
      numbers.setSafe(row, exact(value).setScale(numbers.getScale(), RoundingMode.UNNECESSARY));
    } else if (out instanceof VarCharVector texts) {
      String text = value instanceof Enum<?> word ? word.name() : value.toString();
      texts.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
    } else if (out instanceof VarBinaryVector blobs) {
      blobs.setSafe(row, bytes(value));
    } else {
      temporal(out, row, value);
    }
  }

  private static void temporal(FieldVector out, int row, Object value) {
    if (out instanceof DateDayVector dates) {
      dates.setSafe(row, Math.toIntExact(((LocalDate) value).toEpochDay()));
    } else if (out instanceof TimeMicroVector times) {
      times.setSafe(row, ((LocalTime) value).toNanoOfDay() / 1000);
    } else if (out instanceof TimeStampMicroVector times) {
      times.setSafe(row, micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
    } else if (out instanceof TimeStampMicroTZVector times) {
      times.setSafe(row, micros(instant(value)));
    } else if (out instanceof IntervalMonthDayNanoVector spans) {
      PeriodDuration span = (PeriodDuration) value;
      spans.setSafe(
          row,
          Math.toIntExact(span.getPeriod().toTotalMonths()),
          span.getPeriod().getDays(),
          span.getDuration().toNanos());
    } else {
      throw new IllegalArgumentException(
          "a " + value.getClass().getSimpleName() + " where a " + out.getField() + " is declared");
    }
  }

  private static Instant instant(Object value) {
    return value instanceof OffsetDateTime time
        ? time.toInstant()
        : value instanceof ZonedDateTime time ? time.toInstant() : (Instant) value;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static BigDecimal exact(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal
        : value instanceof BigInteger whole
            ? new BigDecimal(whole)
            : value instanceof Double || value instanceof Float
                ? new BigDecimal(value.toString())
                : BigDecimal.valueOf(((Number) value).longValue());
  }

  private static byte[] bytes(Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return (byte[]) value;
  }
}
