package io.dpl.library.connector;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/** Texts of paths as columns of one value. Nulls: none is NULL, and so is an empty number. */
final class FolderKeyValues {

  private FolderKeyValues() {}

  /** Errors: DPL5001 where the text is no value of the type, DPL4001 where no path has the type. */
  static void fill(FieldVector out, Field field, @Nullable String text, int rows) {
    out.setInitialCapacity(rows);
    out.allocateNew();
    if (text != null && !(text.isEmpty() && !(out instanceof VarCharVector))) {
      try {
        IntConsumer setter = setter(out, field, text);
        for (int row = 0; row < rows; row++) {
          setter.accept(row);
        }
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        throw DplException.of(
            RunCode.CAST_FAILED,
            Span.NONE,
            "the folder " + field.name() + "=" + text + " is no " + field.type());
      }
    }
    out.setValueCount(rows);
  }

  private static IntConsumer setter(FieldVector out, Field field, String text) {
    if (out instanceof VarCharVector texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return row -> texts.setSafe(row, bytes);
    }
    if (out instanceof DateDayVector dates) {
      int day = Math.toIntExact(LocalDate.parse(text).toEpochDay());
      return row -> dates.setSafe(row, day);
    }
    if (out instanceof TimeStampMicroVector times) {
      Instant instant = LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
      return row -> times.setSafe(row, micros);
    }
    if (out instanceof BitVector bits) {
      int bit = text.equalsIgnoreCase("true") ? 1 : 0;
      return row -> bits.setSafe(row, bit);
    }
    return number(out, field, new BigDecimal(text));
  }

  private static IntConsumer number(FieldVector out, Field field, BigDecimal value) {
    if (out instanceof BigIntVector numbers) {
      long number = value.longValueExact();
      return row -> numbers.setSafe(row, number);
    }
    if (out instanceof IntVector numbers) {
      int number = value.intValueExact();
      return row -> numbers.setSafe(row, number);
    }
    if (out instanceof SmallIntVector numbers) {
      short number = value.shortValueExact();
      return row -> numbers.setSafe(row, number);
    }
    if (out instanceof TinyIntVector numbers) {
      byte number = value.byteValueExact();
      return row -> numbers.setSafe(row, number);
    }
    if (out instanceof Float8Vector numbers) {
      return row -> numbers.setSafe(row, value.doubleValue());
    }
    if (out instanceof Float4Vector numbers) {
      return row -> numbers.setSafe(row, value.floatValue());
    }
    if (out instanceof DecimalVector numbers) {
      BigDecimal scaled = value.setScale(numbers.getScale());
      return row -> numbers.setSafe(row, scaled);
    }
    throw DplException.of(
        PlanCode.NOT_YET,
        Span.NONE,
        field.name() + " stands in the path and is " + field.type(),
        "Read it as STRING and CAST it after READ.");
  }
}
