package io.dpl.compiler.bind;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.JavaTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of a type from texts and Java objects. Errors: {@link IllegalArgumentException} with
 * a message that says what is wrong with the value.
 */
final class ValueReader {

  private ValueReader() {}

  /** The value as the Java class that {@link Literals} takes. */
  static @Nullable Object read(@Nullable Object value, DplType type) {
    if (value == null) {
      return null;
    }
    try {
      if (type instanceof DplType.Decimal decimal) {
        return decimal(value, decimal);
      }
      if (type instanceof DplType.ListOf list) {
        return list(value, list.element());
      }
      if (type instanceof DplType.Vector vector) {
        List<@Nullable Object> elements = list(value, vector.element());
        if (elements.size() != vector.dimension()) {
          throw new IllegalArgumentException(elements.size() + " elements are not a " + type);
        }
        return elements;
      }
      if (type instanceof DplType.Struct struct) {
        return struct(value, struct);
      }
      return type instanceof Simple simple ? simple(value, simple) : wrong(value, type);
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      return wrong(value, type);
    }
  }

  private static Object wrong(Object value, DplType type) {
    String shown = value instanceof String ? "'" + value + "'" : value.toString();
    throw new IllegalArgumentException(shown + " is not a value of " + type);
  }

  private static Object simple(Object value, Simple type) {
    return switch (type) {
      case BOOLEAN -> bool(value);
      case TINYINT -> Integer.valueOf(number(value).byteValueExact());
      case SMALLINT -> Integer.valueOf(number(value).shortValueExact());
      case INTEGER -> number(value).intValueExact();
      case BIGINT -> number(value).longValueExact();
      case FLOAT, DOUBLE -> floating(value, type);
      case STRING -> value instanceof String ? value : wrong(value, type);
      case BLOB -> value instanceof byte[] ? value : wrong(value, type);
      case DATE -> value instanceof LocalDate ? value : LocalDate.parse(text(value, type));
      case TIME -> value instanceof LocalTime ? value : LocalTime.parse(text(value, type));
      case TIMESTAMP -> timestamp(value, type);
      case TIMESTAMPTZ -> instant(value, type);
      case INTERVAL -> value instanceof Long ? value : wrong(value, type);
      case NULL -> wrong(value, type);
    };
  }

  private static Object bool(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    String text = text(value, Simple.BOOLEAN).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> wrong(value, Simple.BOOLEAN);
    };
  }

  private static BigDecimal number(Object value) {
    if (value instanceof Number || value instanceof String) {
      return new BigDecimal(value.toString().strip().replace("_", ""));
    }
    throw new NumberFormatException();
  }

  private static Object floating(Object value, Simple type) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return Double.valueOf(text(value, type));
  }

  private static BigDecimal decimal(Object value, DplType.Decimal type) {
    BigDecimal number = number(value).setScale(type.scale(), RoundingMode.UNNECESSARY);
    if (number.precision() > type.precision()) {
      throw new ArithmeticException();
    }
    return number;
  }

  private static String text(Object value, DplType type) {
    return value instanceof String text ? text.strip() : (String) wrong(value, type);
  }

  private static Object timestamp(Object value, Simple type) {
    if (value instanceof LocalDateTime) {
      return value;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    String text = text(value, type);
    return text.length() <= 10
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static Object instant(Object value, Simple type) {
    if (value instanceof OffsetDateTime) {
      return value;
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    String text = text(value, type).replaceFirst("(?<=\\d) (?=\\d)", "T").replace(" ", "");
    if (text.matches(".*[+-]\\d\\d")) {
      text += ":00";
    }
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(text)
        : ((LocalDateTime) timestamp(text, Simple.TIMESTAMP)).atOffset(ZoneOffset.UTC);
  }

  private static List<@Nullable Object> list(Object value, DplType element) {
    List<@Nullable Object> read = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> read.add(read(item, element)));
    } else if (value instanceof Object[] array) {
      for (Object item : array) {
        read.add(read(item, element));
      }
    } else if (value instanceof float[] array) {
      for (float item : array) {
        read.add(read(item, element));
      }
    } else {
      String text = text(value, new DplType.ListOf(element));
      boolean bracketed = text.startsWith("[") && text.endsWith("]");
      for (String item : (bracketed ? text.substring(1, text.length() - 1) : text).split(",")) {
        if (!item.isBlank()) {
          read.add(read(unquoted(item.strip()), element));
        }
      }
    }
    return read;
  }

  private static Object struct(Object value, DplType.Struct type) {
    if (!(value instanceof Map<?, ?> map)) {
      return wrong(value, type);
    }
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    for (Field field : type.fields()) {
      read.put(field.name(), read(map.get(field.name()), field.type()));
    }
    return read;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && ((text.startsWith("'") && text.endsWith("'"))
                || (text.startsWith("\"") && text.endsWith("\"")));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** The type of a Java object, where it has one in DPL. */
  static Optional<DplType> typeOf(@Nullable Object value) {
    if (value == null) {
      return Optional.of(Simple.NULL);
    }
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? Optional.of(new DplType.ListOf(Simple.NULL))
          : typeOf(list.get(0)).map(DplType.ListOf::new);
    }
    if (value instanceof Map<?, ?> map) {
      List<Field> fields = new ArrayList<>();
      map.forEach(
          (name, item) -> typeOf(item).ifPresent(t -> fields.add(Field.of(name.toString(), t))));
      return Optional.of(new DplType.Struct(fields));
    }
    return Optional.ofNullable(simpleOf(value));
  }

  private static @Nullable DplType simpleOf(Object value) {
    if (value instanceof BigDecimal decimal) {
      int scale = Math.max(0, decimal.scale());
      return new DplType.Decimal(Math.min(38, Math.max(decimal.precision(), scale)), scale);
    }
    return JavaTypes.of(value.getClass());
  }
}
