package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A struct; its fields have names, which {@link #getSQLTypeName} shows. */
record DplStruct(DplType.Struct type, Map<?, ?> values) implements Struct {

  @Override
  public String getSQLTypeName() {
    return type.toString();
  }

  @Override
  public @Nullable Object[] getAttributes() throws SQLException {
    @Nullable Object[] attributes = new @Nullable Object[type.fields().size()];
    for (int i = 0; i < attributes.length; i++) {
      Field field = type.fields().get(i);
      Object value = values.get(field.name());
      attributes[i] = value == null ? null : Values.object(value, field.type());
    }
    return attributes;
  }

  @Override
  public @Nullable Object[] getAttributes(@Nullable Map<String, Class<?>> map) throws SQLException {
    if (map != null && !map.isEmpty()) {
      throw Errors.unsupported("type maps");
    }
    return getAttributes();
  }

  @Override
  public String toString() {
    return Values.text(values);
  }
}
