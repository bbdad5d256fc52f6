package io.dpl.value;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.JavaTypes;
import io.dpl.api.type.Schema;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.arrow.vector.PeriodDuration;
import org.jspecify.annotations.Nullable;

/**
 * The columns of records that a Java program gives: one a component, in order.
 *
 * <p>BigDecimal is DECIMAL(38, 9), BigInteger DECIMAL(38, 0), an enum and a UUID STRING. An array
 * of float or double is a vector where all records hold the same length, otherwise a list.
 */
public final class RecordColumns {

  /** Beside {@link JavaTypes}: what only columns of records are made from. */
  private static final Map<Class<?>, DplType> CLASSES =
      Map.ofEntries(
          Map.entry(BigDecimal.class, new DplType.Decimal(38, 9)),
          Map.entry(BigInteger.class, new DplType.Decimal(38, 0)),
          Map.entry(CharSequence.class, Simple.STRING),
          Map.entry(UUID.class, Simple.STRING),
          Map.entry(java.nio.ByteBuffer.class, Simple.BLOB),
          Map.entry(ZonedDateTime.class, Simple.TIMESTAMPTZ),
          Map.entry(PeriodDuration.class, Simple.INTERVAL));

  private RecordColumns() {}

  /**
   * The columns of records.
   *
   * @throws MismatchException if a component has a class that no column holds
   */
  public static Schema schema(Class<? extends Record> type, List<? extends Record> rows) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String what = component.getName() + " of " + type.getSimpleName();
      DplType column =
          vector(component, rows).orElseGet(() -> type(component.getGenericType(), what));
      fields.add(new Field(component.getName(), column, !component.getType().isPrimitive()));
    }
    return new Schema(fields);
  }

  /** Readers of a record's components, in order. */
  public static List<Function<Object, @Nullable Object>> components(Class<? extends Record> type) {
    List<Function<Object, @Nullable Object>> readers = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      readers.add(Elements.reader(component));
    }
    return readers;
  }

  private static Optional<DplType> vector(RecordComponent component, List<? extends Record> rows) {
    Class<?> type = component.getType();
    if (type != float[].class && type != double[].class) {
      return Optional.empty();
    }
    int length = -1;
    Function<Object, @Nullable Object> reader = Elements.reader(component);
    for (Record row : rows) {
      Object value = reader.apply(row);
      int own = value == null ? length : Array.getLength(value);
      if (length >= 0 && own != length) {
        return Optional.empty();
      }
      length = own;
    }
    Simple element = type == float[].class ? Simple.FLOAT : Simple.DOUBLE;
    return length > 0 ? Optional.of(new DplType.Vector(element, length)) : Optional.empty();
  }

  private static DplType type(Type given, String what) {
    if (given instanceof ParameterizedType generic) {
      return generic(generic, what);
    }
    if (!(given instanceof Class<?> named)) {
      throw none(given, what);
    }
    Class<?> type = Scalars.boxed(named);
    DplType known = JavaTypes.of(type);
    if (known == null) {
      known = CLASSES.get(type);
    }
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return Simple.STRING;
    }
    if (type.isRecord()) {
      return new DplType.Struct(
          Arrays.stream(type.getRecordComponents())
              .map(
                  c -> Field.of(c.getName(), type(c.getGenericType(), c.getName() + " of " + what)))
              .toList());
    }
    if (type.isArray()) {
      return new DplType.ListOf(type(type.getComponentType(), what));
    }
    throw none(given, what);
  }

  private static DplType generic(ParameterizedType generic, String what) {
    Type[] arguments = generic.getActualTypeArguments();
    Class<?> raw = (Class<?>) generic.getRawType();
    if (raw == Optional.class) {
      return type(arguments[0], what);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return new DplType.ListOf(type(arguments[0], what));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return new DplType.MapOf(type(arguments[0], what), type(arguments[1], what));
    }
    throw none(generic, what);
  }

  private static MismatchException none(Type type, String what) {
    return new MismatchException(
        what + " is " + type.getTypeName() + ", which no column holds",
        "use a number, text, java.time class, array, List, Map, Optional or record of them");
  }
}
