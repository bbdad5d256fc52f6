package io.dpl.library.parquet;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Restores what Parquet cannot say: {@code FLOAT[384]} is written as a list, its length stands in
 * the text of the schema under {@code dpl.schema}.
 *
 * <p>A text that does not fit the columns is of an older file that another tool rewrote: then the
 * columns count.
 */
final class VectorMetadata {

  private static final Pattern NOT_NULL = Pattern.compile(" NOT NULL(?=\\s*[,)])");

  private VectorMetadata() {}

  static Schema schema(List<ParquetShape> columns, Map<String, String> metadata) {
    Schema real = new Schema(columns.stream().map(ParquetShape::field).toList());
    String text = metadata.get(ParquetFooter.SCHEMA_KEY);
    if (text == null) {
      return real;
    }
    DplType declared;
    try {
      declared = DplType.parse("STRUCT" + NOT_NULL.matcher(text).replaceAll(""));
    } catch (IllegalArgumentException e) {
      return real;
    }
    return declared instanceof DplType.Struct struct
        ? new Schema(restore(real.fields(), struct.fields()))
        : real;
  }

  private static List<Field> restore(List<Field> real, List<Field> declared) {
    List<Field> fields = new ArrayList<>();
    for (Field field : real) {
      DplType type =
          declared.stream()
              .filter(other -> other.name().equals(field.name()))
              .findFirst()
              .map(other -> restore(field.type(), other.type()))
              .orElse(field.type());
      fields.add(new Field(field.name(), type, field.nullable()));
    }
    return fields;
  }

  private static DplType restore(DplType real, DplType declared) {
    if (real instanceof DplType.ListOf list && declared instanceof DplType.Vector vector) {
      return list.element().equals(vector.element()) && vector.dimension() > 0 ? vector : real;
    }
    if (real instanceof DplType.ListOf list && declared instanceof DplType.ListOf other) {
      return new DplType.ListOf(restore(list.element(), other.element()));
    }
    if (real instanceof DplType.MapOf map && declared instanceof DplType.MapOf other) {
      return new DplType.MapOf(map.key(), restore(map.value(), other.value()));
    }
    if (real instanceof DplType.Struct struct && declared instanceof DplType.Struct other) {
      return new DplType.Struct(restore(struct.fields(), other.fields()));
    }
    return real;
  }
}
