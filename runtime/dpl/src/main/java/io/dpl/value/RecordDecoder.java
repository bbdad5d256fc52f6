package io.dpl.value;

import io.dpl.api.type.Field;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows into records. A component takes the column of its name, without regard to case and
 * underscores; columns that no component takes are left out.
 *
 * @param columns position of each component's column
 */
public record RecordDecoder<T>(
    Class<?> type, MethodHandle constructor, List<Integer> columns, List<Decoder> decoders) {

  /**
   * Reads columns into a record.
   *
   * @throws MismatchException if a component has no column, or one whose values do not fit
   */
  public static <T extends Record> RecordDecoder<T> of(List<Field> fields, Class<T> type) {
    List<Integer> columns = new ArrayList<>();
    List<Decoder> decoders = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      String what = component.getName() + " of " + type.getSimpleName();
      int column =
          column(fields, component.getName()).orElseThrow(() -> missing(fields, component, type));
      columns.add(column);
      decoders.add(Wanted.decoder(fields.get(column).type(), component.getGenericType(), what));
    }
    return new RecordDecoder<>(type, constructor(type, components), columns, decoders);
  }

  private static Optional<Integer> column(List<Field> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        return Optional.of(i);
      }
    }
    for (int i = 0; i < fields.size(); i++) {
      if (plain(fields.get(i).name()).equals(plain(name))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static MismatchException missing(
      List<Field> fields, RecordComponent component, Class<?> type) {
    List<String> names = fields.stream().map(Field::name).toList();
    return new MismatchException(
        "no column for " + component.getName() + " of " + type.getSimpleName(),
        "the columns are " + String.join(", ", names));
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] classes = new Class<?>[components.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = components[i].getType();
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(classes);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, classes.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (NoSuchMethodException | IllegalAccessException | RuntimeException e) {
      throw new MismatchException(
          type.getName() + " cannot be made: " + e.getMessage(),
          "open its package to the unnamed module, or make the record public");
    }
  }

  /** The records of one batch. */
  public Decoder.Cells on(List<FieldVector> vectors) {
    List<Decoder.Cells> cells = new ArrayList<>();
    for (int i = 0; i < decoders.size(); i++) {
      cells.add(decoders.get(i).on(vectors.get(columns.get(i))));
    }
    return row -> make(cells, row);
  }

  /** Reads structs. */
  Decoder nested() {
    return vector -> {
      Decoder.Cells cells = on(((StructVector) vector).getChildrenFromFields());
      return row -> vector.isNull(row) ? null : cells.at(row);
    };
  }

  private Object make(List<Decoder.Cells> cells, int row) {
    @Nullable Object[] values = new @Nullable Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.get(i).at(row);
    }
    try {
      return constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", e);
    }
  }
}
