package io.dpl.value;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of lists, arrays, maps and records. */
final class Elements {

  private Elements() {}

  /** The elements of a collection or an array. */
  static List<?> of(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof Collection<?> items) {
      return new ArrayList<>(items);
    }
    if (!value.getClass().isArray()) {
      throw new IllegalArgumentException(
          "a " + value.getClass().getSimpleName() + " where a list is declared");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      values.add(Array.get(value, i));
    }
    return values;
  }

  /** A field of a map or record. */
  static @Nullable Object field(Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map.get(name);
    }
    if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        if (component.getName().equals(name)) {
          return reader(component).apply(value);
        }
      }
    }
    throw new IllegalArgumentException(
        "a " + value.getClass().getSimpleName() + " where a struct with " + name + " is declared");
  }

  /** Reads a record's component. */
  static Function<Object, @Nullable Object> reader(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return record -> {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException e) {
        throw new IllegalArgumentException(component + " cannot be read", e);
      } catch (InvocationTargetException e) {
        throw new IllegalArgumentException(component + " failed: " + e.getCause(), e.getCause());
      }
    };
  }
}
