package io.dpl.compiler.rel;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.stream.Collectors;

/** DPL types as DuckDB writes them, for templates and fragments. */
public final class DuckTypes {

  private DuckTypes() {}

  /** DuckDB's name, for example {@code VARCHAR[]} for {@code STRING[]}. */
  public static String text(DplType type) {
    if (type instanceof Simple simple) {
      return simple(simple);
    }
    if (type instanceof DplType.Decimal decimal) {
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    if (type instanceof DplType.ListOf list) {
      return text(list.element()) + "[]";
    }
    if (type instanceof DplType.Vector vector) {
      return text(vector.element()) + "[" + vector.dimension() + "]";
    }
    if (type instanceof DplType.MapOf map) {
      return "MAP(" + text(map.key()) + ", " + text(map.value()) + ")";
    }
    return ((DplType.Struct) type)
        .fields().stream()
            .map(field -> quoted(field.name()) + " " + text(field.type()))
            .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  /** An identifier in double quotes. */
  public static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A text literal in single quotes. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String simple(Simple type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
      case NULL -> "INTEGER";
      default -> type.name();
    };
  }
}
