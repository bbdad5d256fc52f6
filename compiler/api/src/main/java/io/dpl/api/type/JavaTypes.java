package io.dpl.api.type;

import io.dpl.api.type.DplType.Simple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types of values that a Java program gives, where the class alone says which. */
public final class JavaTypes {

  private static final Map<Class<?>, Simple> CLASSES =
      Map.ofEntries(
          Map.entry(Boolean.class, Simple.BOOLEAN),
          Map.entry(Byte.class, Simple.TINYINT),
          Map.entry(Short.class, Simple.SMALLINT),
          Map.entry(Integer.class, Simple.INTEGER),
          Map.entry(Long.class, Simple.BIGINT),
          Map.entry(Float.class, Simple.FLOAT),
          Map.entry(Double.class, Simple.DOUBLE),
          Map.entry(String.class, Simple.STRING),
          Map.entry(byte[].class, Simple.BLOB),
          Map.entry(LocalDate.class, Simple.DATE),
          Map.entry(LocalTime.class, Simple.TIME),
          Map.entry(LocalDateTime.class, Simple.TIMESTAMP),
          Map.entry(OffsetDateTime.class, Simple.TIMESTAMPTZ),
          Map.entry(Instant.class, Simple.TIMESTAMPTZ));

  private JavaTypes() {}

  /** The type of a class's values; null for classes whose values must be looked at. */
  public static @Nullable Simple of(Class<?> type) {
    return CLASSES.get(type);
  }
}
