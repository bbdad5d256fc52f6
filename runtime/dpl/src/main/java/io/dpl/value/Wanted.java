package io.dpl.value;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a column into the class that a Java program wants of it, where every value of the type
 * fits.
 *
 * <p>Besides the {@link Natural natural} class: wider numbers ({@code long} of INTEGER, {@code
 * double} of FLOAT, BigDecimal of all exact ones); OffsetDateTime and ZonedDateTime (in UTC) of
 * TIMESTAMPTZ; an enum or UUID of STRING; arrays of lists and vectors; a record or Map of a struct;
 * Optional of anything.
 *
 * <p>Nulls: NULL is null in a class, empty in an Optional, and a {@link NullValueException} in a
 * primitive type.
 */
public final class Wanted {

  private Wanted() {}

  /**
   * Reads values of a type into a class.
   *
   * @param what for the message: {@code "width of Photo"}
   * @throws MismatchException if some values of the type do not fit
   */
  public static Decoder decoder(DplType type, Type wanted, String what) {
    if (wanted instanceof ParameterizedType generic) {
      return generic(type, generic, what);
    }
    if (!(wanted instanceof Class<?> target)) {
      throw new MismatchException(
          what + " has the Java type " + wanted.getTypeName() + ", which no column has",
          "name a class");
    }
    if (target == Object.class || target == Natural.type(type)) {
      return Natural.decoder(type);
    }
    if (target.isPrimitive()) {
      return required(decoder(type, Scalars.boxed(target), what), what);
    }
    if (type == Simple.NULL) {
      return vector -> row -> null;
    }
    if (target.isArray()) {
      return array(type, target.getComponentType(), what);
    }
    if (type instanceof DplType.Struct struct && target.isRecord()) {
      return RecordDecoder.of(struct.fields(), target.asSubclass(Record.class)).nested();
    }
    if ((target == List.class && element(type) != null) || target == Map.class) {
      return raw(type, target, what);
    }
    return Scalars.decoder(type, target).orElseThrow(() -> mismatch(type, target, what));
  }

  private static Decoder raw(DplType type, Class<?> target, String what) {
    if (target == List.class) {
      return Lists.of(Natural.decoder(Optional.ofNullable(element(type)).orElseThrow()));
    }
    if (type instanceof DplType.Struct || type instanceof DplType.MapOf) {
      return Natural.decoder(type);
    }
    throw mismatch(type, target, what);
  }

  private static Decoder generic(DplType type, ParameterizedType wanted, String what) {
    Type[] arguments = wanted.getActualTypeArguments();
    if (wanted.getRawType() == Optional.class) {
      Decoder inner = decoder(type, arguments[0], what);
      return vector -> {
        Decoder.Cells cells = inner.on(vector);
        return row -> Optional.ofNullable(cells.at(row));
      };
    }
    DplType element = element(type);
    if (isList(wanted.getRawType()) && element != null) {
      return Lists.of(decoder(element, bound(arguments[0]), "an element of " + what));
    }
    if (wanted.getRawType() == Map.class && type instanceof DplType.MapOf map) {
      return Structs.map(
          decoder(map.key(), bound(arguments[0]), "a key of " + what),
          decoder(map.value(), bound(arguments[1]), "a value of " + what));
    }
    if (wanted.getRawType() == Map.class
        && type instanceof DplType.Struct
        && arguments[0] == String.class
        && bound(arguments[1]) == Object.class) {
      return Natural.decoder(type);
    }
    throw mismatch(type, wanted, what);
  }

  private static boolean isList(Type raw) {
    return raw == List.class || raw == java.util.Collection.class || raw == Iterable.class;
  }

  private static Type bound(Type argument) {
    return argument instanceof java.lang.reflect.WildcardType wild
        ? wild.getUpperBounds()[0]
        : argument;
  }

  private static Decoder array(DplType type, Class<?> component, String what) {
    DplType element = element(type);
    if (element == null) {
      throw mismatch(type, component.arrayType(), what);
    }
    if (component == float.class && element == Simple.FLOAT) {
      return Arrays.FLOATS;
    }
    if (component == double.class && element == Simple.DOUBLE) {
      return Arrays.DOUBLES;
    }
    Type boxed = component.isPrimitive() ? Scalars.boxed(component) : component;
    return Arrays.of(component, decoder(element, boxed, "an element of " + what));
  }

  private static @org.jspecify.annotations.Nullable DplType element(DplType type) {
    return type instanceof DplType.ListOf list
        ? list.element()
        : type instanceof DplType.Vector vector ? vector.element() : null;
  }

  private static Decoder required(Decoder decoder, String what) {
    return vector -> {
      Decoder.Cells cells = decoder.on(vector);
      return row -> {
        Object value = cells.at(row);
        if (value == null) {
          throw new NullValueException(what + " is NULL, and its Java type is primitive");
        }
        return value;
      };
    };
  }

  private static MismatchException mismatch(DplType type, Type wanted, String what) {
    String natural = Natural.type(type).getSimpleName();
    return new MismatchException(
        what + " is " + wanted.getTypeName() + ", and the column is " + type,
        "make it " + natural + ", or convert the column with CAST");
  }
}
