package io.dpl.compiler.sql;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.stream.Collectors;

/**
 * Types as DuckDB writes them.
 *
 * <p>Example: {@code FLOAT[384]}, {@code DECIMAL(38, 0)}, {@code STRUCT("a" INTEGER)}.
 */
public final class SqlTypes {

  private SqlTypes() {}

  /** The text of a type; a bare NULL's is DuckDB's own {@code "NULL"}. */
  public static String of(DplType type) {
    if (type instanceof Simple simple) {
      return simple(simple);
    }
    if (type instanceof DplType.ListOf list) {
      return of(list.element()) + "[]";
    }
    if (type instanceof DplType.Vector vector) {
      return of(vector.element()) + "[" + vector.dimension() + "]";
    }
    if (type instanceof DplType.MapOf map) {
      return "MAP(" + of(map.key()) + ", " + of(map.value()) + ")";
    }
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream()
          .map(field -> Names.quote(field.name()) + " " + of(field.type()))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    return type.toString();
  }

  private static String simple(Simple type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case NULL -> "\"NULL\"";
      case BOOLEAN,
              TINYINT,
              SMALLINT,
              INTEGER,
              BIGINT,
              FLOAT,
              DOUBLE,
              BLOB,
              DATE,
              TIME,
              TIMESTAMP,
              TIMESTAMPTZ,
              INTERVAL ->
          type.name();
    };
  }
}
