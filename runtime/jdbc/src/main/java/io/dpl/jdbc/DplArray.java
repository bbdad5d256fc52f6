package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list or vector. {@link #getArray} gives {@code float[]} and the like of vectors, else Object[].
 */
final class DplArray implements java.sql.Array {

  private final DplType element;
  private final Object values;

  /**
   * @param values a List, or an array of a primitive class
   */
  DplArray(DplType element, Object values) {
    this.element = element;
    this.values = values;
  }

  /** The elements, with the classes of {@link io.dpl.value.Natural}. */
  List<@Nullable Object> elements() {
    if (values instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    List<@Nullable Object> boxed = new ArrayList<>();
    for (int i = 0; i < Array.getLength(values); i++) {
      boxed.add(Array.get(values, i));
    }
    return boxed;
  }

  @Override
  public String getBaseTypeName() {
    return element.toString();
  }

  @Override
  public int getBaseType() {
    return JdbcTypes.of(element);
  }

  @Override
  public Object getArray() throws SQLException {
    if (!(values instanceof List<?> list)) {
      return values instanceof float[] floats
          ? floats.clone()
          : values instanceof double[] doubles ? doubles.clone() : elements().toArray();
    }
    Object[] array = new Object[list.size()];
    for (int i = 0; i < array.length; i++) {
      Object value = list.get(i);
      array[i] = value == null ? null : Values.object(value, element);
    }
    return array;
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    noMap(map);
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    Object all = getArray();
    int from = from(index, count);
    Object part = Array.newInstance(all.getClass().getComponentType(), count);
    System.arraycopy(all, from, part, 0, count);
    return part;
  }

  private int from(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > elements().size()) {
      throw Errors.misuse("elements " + index + " and " + count + " more are not in the array");
    }
    return (int) index - 1;
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    noMap(map);
    return getArray(index, count);
  }

  private static void noMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    if (map != null && !map.isEmpty()) {
      throw Errors.unsupported("type maps");
    }
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, elements().size());
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    noMap(map);
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    int from = from(index, count);
    List<@Nullable Object> all = elements();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      rows.add(new @Nullable Object[] {(long) i + 1, all.get(i)});
    }
    Schema schema = Schema.of(Field.of("INDEX", Simple.BIGINT), Field.of("VALUE", element));
    return new DplResultSet(null, new ListCursor(schema, rows));
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    noMap(map);
    return getResultSet(index, count);
  }

  @Override
  public void free() {}

  @Override
  public String toString() {
    return Values.text(values);
  }
}
