package io.dpl.library.connector;

import io.dpl.api.connector.Split;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of DuckDB's SQL that readers are made of. */
final class SqlText {

  private SqlText() {}

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Always in quotes: what is a keyword for DuckDB is a column for us. */
  static String identifier(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A path as its readers take it: signs of globs stand for themselves. */
  static String path(String path) {
    StringBuilder text = new StringBuilder();
    for (char c : path.toCharArray()) {
      text.append(c == '*' || c == '?' || c == '[' ? "[" + c + "]" : String.valueOf(c));
    }
    return literal(text.toString());
  }

  /** Paths of a split as a list. */
  static String paths(List<Split.Part> parts) {
    return parts.stream()
        .map(part -> path(part.path()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code {'a': 'BIGINT'}}, the way to give columns to read_csv and read_json. */
  static String columns(Schema schema) {
    return schema.fields().stream()
        .map(field -> literal(field.name()) + ": " + literal(type(field.type())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A type for DuckDB: field names always in quotes, since many of them are keywords there. */
  static String type(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return type(list.element()) + "[]";
    }
    if (type instanceof DplType.Vector vector) {
      return type(vector.element()) + "[" + vector.dimension() + "]";
    }
    if (type instanceof DplType.MapOf map) {
      return "MAP(" + type(map.key()) + ", " + type(map.value()) + ")";
    }
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream()
          .map(field -> identifier(field.name()) + " " + type(field.type()))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    return type == DplType.Simple.NULL ? "INTEGER" : type.toString();
  }

  /** A select list in quotes. */
  static String list(List<String> columns) {
    return columns.stream().map(SqlText::identifier).collect(Collectors.joining(", "));
  }

  /** What an empty source gives: the columns and no row. */
  static String nothing(Schema schema) {
    return schema.fields().stream()
        .map(SqlText::nullColumn)
        .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
  }

  private static String nullColumn(Field field) {
    return "CAST(NULL AS " + type(field.type()) + ") AS " + identifier(field.name());
  }
}
