package io.dpl.value;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Classes beside the natural one that hold every value of a type. */
final class Scalars {

  private static final List<Simple> WHOLE =
      List.of(Simple.TINYINT, Simple.SMALLINT, Simple.INTEGER, Simple.BIGINT);

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          boolean.class, Boolean.class,
          byte.class, Byte.class,
          short.class, Short.class,
          int.class, Integer.class,
          long.class, Long.class,
          float.class, Float.class,
          double.class, Double.class,
          char.class, Character.class);

  private Scalars() {}

  static Class<?> boxed(Class<?> primitive) {
    return BOXES.getOrDefault(primitive, primitive);
  }

  /** Empty where some values of the type do not fit. */
  static Optional<Decoder> decoder(DplType type, Class<?> wanted) {
    return change(type, wanted).map(Natural.decoder(type)::then);
  }

  private static Optional<Function<Object, Object>> change(DplType type, Class<?> wanted) {
    int width = type instanceof Simple simple ? WHOLE.indexOf(simple) : -1;
    if (width >= 0) {
      return whole(width, wanted);
    }
    if (type instanceof DplType.Decimal decimal) {
      return decimal.scale() == 0 && wanted == BigInteger.class
          ? Optional.of(value -> ((BigDecimal) value).toBigIntegerExact())
          : wanted == Number.class ? Optional.of(value -> value) : Optional.empty();
    }
    if (type == Simple.FLOAT || type == Simple.DOUBLE) {
      return wanted == Double.class
          ? Optional.of(value -> ((Number) value).doubleValue())
          : wanted == Number.class ? Optional.of(value -> value) : Optional.empty();
    }
    if (type == Simple.STRING) {
      return text(wanted);
    }
    if (type == Simple.BLOB && wanted == ByteBuffer.class) {
      return Optional.of(value -> ByteBuffer.wrap((byte[]) value));
    }
    if (type == Simple.TIMESTAMPTZ && wanted == OffsetDateTime.class) {
      return Optional.of(value -> ((Instant) value).atOffset(ZoneOffset.UTC));
    }
    if (type == Simple.TIMESTAMPTZ && wanted == ZonedDateTime.class) {
      return Optional.of(value -> ((Instant) value).atZone(ZoneOffset.UTC));
    }
    return Optional.empty();
  }

  private static Optional<Function<Object, Object>> whole(int width, Class<?> wanted) {
    if (wanted == Long.class) {
      return Optional.of(value -> ((Number) value).longValue());
    }
    if (wanted == Integer.class && width <= 2) {
      return Optional.of(value -> ((Number) value).intValue());
    }
    if (wanted == Short.class && width <= 1) {
      return Optional.of(value -> ((Number) value).shortValue());
    }
    if (wanted == Double.class && width <= 2) {
      return Optional.of(value -> ((Number) value).doubleValue());
    }
    if (wanted == BigDecimal.class) {
      return Optional.of(value -> BigDecimal.valueOf(((Number) value).longValue()));
    }
    if (wanted == BigInteger.class) {
      return Optional.of(value -> BigInteger.valueOf(((Number) value).longValue()));
    }
    return wanted == Number.class ? Optional.of(value -> value) : Optional.empty();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Optional<Function<Object, Object>> text(Class<?> wanted) {
    if (wanted.isEnum()) {
      return Optional.of(value -> Enum.valueOf((Class) wanted, (String) value));
    }
    if (wanted == UUID.class) {
      return Optional.of(value -> UUID.fromString((String) value));
    }
    return wanted == CharSequence.class ? Optional.of(value -> value) : Optional.empty();
  }
}
