package io.dpl.value;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * The class that values of a type have where nobody asks for another one.
 *
 * <p>BOOLEAN is a Boolean; TINYINT, SMALLINT, INTEGER, BIGINT are Byte, Short, Integer, Long; FLOAT
 * and DOUBLE are Float and Double; DECIMAL is a BigDecimal; STRING a String; BLOB a {@code byte[]};
 * DATE, TIME, TIMESTAMP are LocalDate, LocalTime, LocalDateTime; TIMESTAMPTZ is an Instant;
 * INTERVAL a {@link PeriodDuration}; a vector of FLOAT or DOUBLE is a {@code float[]} or {@code
 * double[]}; a list and any other vector a {@link java.util.List}; a struct a {@link java.util.Map}
 * from field names, in order; a map a {@link java.util.Map}. NULL is null, within lists and maps
 * too.
 */
public final class Natural {

  private Natural() {}

  /** The class of the values of a type. */
  public static Class<?> type(DplType type) {
    if (type instanceof Simple simple) {
      return simple(simple);
    }
    if (type instanceof DplType.Decimal) {
      return BigDecimal.class;
    }
    if (type instanceof DplType.Vector vector && vector.element() == Simple.FLOAT) {
      return float[].class;
    }
    if (type instanceof DplType.Vector vector && vector.element() == Simple.DOUBLE) {
      return double[].class;
    }
    return type instanceof DplType.ListOf || type instanceof DplType.Vector
        ? java.util.List.class
        : java.util.Map.class;
  }

  private static Class<?> simple(Simple type) {
    return switch (type) {
      case BOOLEAN -> Boolean.class;
      case TINYINT -> Byte.class;
      case SMALLINT -> Short.class;
      case INTEGER -> Integer.class;
      case BIGINT -> Long.class;
      case FLOAT -> Float.class;
      case DOUBLE -> Double.class;
      case STRING -> String.class;
      case BLOB -> byte[].class;
      case DATE -> LocalDate.class;
      case TIME -> LocalTime.class;
      case TIMESTAMP -> LocalDateTime.class;
      case TIMESTAMPTZ -> Instant.class;
      case INTERVAL -> PeriodDuration.class;
      case NULL -> Object.class;
    };
  }

  /** Reads values of a type. */
  public static Decoder decoder(DplType type) {
    if (type instanceof Simple simple) {
      return vector -> cells(simple, vector);
    }
    if (type instanceof DplType.Decimal) {
      return vector -> vector::getObject;
    }
    if (type instanceof DplType.Vector vector && vector.element() == Simple.FLOAT) {
      return Arrays.FLOATS;
    }
    if (type instanceof DplType.Vector vector && vector.element() == Simple.DOUBLE) {
      return Arrays.DOUBLES;
    }
    if (type instanceof DplType.Vector vector) {
      return Lists.of(decoder(vector.element()));
    }
    if (type instanceof DplType.ListOf list) {
      return Lists.of(decoder(list.element()));
    }
    if (type instanceof DplType.Struct struct) {
      return Structs.of(struct);
    }
    DplType.MapOf map = (DplType.MapOf) type;
    return Structs.map(decoder(map.key()), decoder(map.value()));
  }

  private static Decoder.Cells cells(Simple type, ValueVector vector) {
    Decoder.Cells cells =
        switch (type) {
          case BOOLEAN -> row -> ((BitVector) vector).get(row) == 1;
          case TINYINT -> row -> ((TinyIntVector) vector).get(row);
          case SMALLINT -> row -> ((SmallIntVector) vector).get(row);
          case INTEGER -> row -> ((IntVector) vector).get(row);
          case BIGINT -> row -> ((BigIntVector) vector).get(row);
          case FLOAT -> row -> ((Float4Vector) vector).get(row);
          case DOUBLE -> row -> ((Float8Vector) vector).get(row);
          case STRING -> row -> text((VarCharVector) vector, row);
          case BLOB -> row -> ((VarBinaryVector) vector).get(row);
          case DATE -> row -> LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
          case TIME -> row -> LocalTime.ofNanoOfDay(((TimeMicroVector) vector).get(row) * 1000);
          case TIMESTAMP ->
              row ->
                  LocalDateTime.ofInstant(
                      instant(((TimeStampVector) vector).get(row)), ZoneOffset.UTC);
          case TIMESTAMPTZ -> row -> instant(((TimeStampVector) vector).get(row));
          case INTERVAL -> vector::getObject;
          case NULL -> row -> null;
        };
    return row -> vector.isNull(row) ? null : cells.at(row);
  }

  private static String text(VarCharVector vector, int row) {
    return new String(vector.get(row), StandardCharsets.UTF_8);
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
  }
}
