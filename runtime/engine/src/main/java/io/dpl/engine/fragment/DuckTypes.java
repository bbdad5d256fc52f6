package io.dpl.engine.fragment;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** DPL types as DuckDB writes them. */
final class DuckTypes {

  /** Quoted names, which stay, and types that DPL widens; a word before another word is a name. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\"NULL\"|(?<quoted>\"(?:[^\"]|\"\")*\")"
              + "|(?<time>TIME WITH TIME ZONE)|(?<enum>ENUM(?:\\((?:'(?:[^']|'')*'[, ]*)*\\))?)"
              + "|\\b(?<word>UTINYINT|USMALLINT|UINTEGER|UBIGINT|HUGEINT|UHUGEINT|UUID|JSON|BIT"
              + "|BIGNUM|VARINT|TIMESTAMP_S|TIMESTAMP_MS|TIMESTAMP_NS|TIMETZ|TIME_NS)\\b(?! \\w)");

  private DuckTypes() {}

  /** The type in SQL. */
  static String sql(DplType type) {
    if (type instanceof Simple simple) {
      return switch (simple) {
        case STRING -> "VARCHAR";
        case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
        case NULL -> "\"NULL\"";
        default -> simple.name();
      };
    }
    if (type instanceof DplType.Decimal decimal) {
      return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type instanceof DplType.ListOf list) {
      return sql(list.element()) + "[]";
    }
    if (type instanceof DplType.Vector vector) {
      return sql(vector.element()) + "[" + vector.dimension() + "]";
    }
    if (type instanceof DplType.MapOf map) {
      return "MAP(" + sql(map.key()) + ", " + sql(map.value()) + ")";
    }
    return ((DplType.Struct) type)
        .fields().stream()
            .map(field -> quoted(field) + " " + sql(field.type()))
            .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  /** Always in quotes: many names that are plain for us are keywords there. */
  private static String quoted(Field field) {
    return "\"" + field.name().replace("\"", "\"\"") + "\"";
  }

  /**
   * The DPL type that holds the values of a type of DuckDB.
   *
   * @throws IllegalArgumentException if there is none (UNION, GEOMETRY)
   */
  static DplType parse(String text) {
    return DplType.parse(FOREIGN.matcher(text).replaceAll(DuckTypes::widened));
  }

  private static String widened(java.util.regex.MatchResult match) {
    String text = match.group();
    String wider =
        text.equals("\"NULL\"")
            ? "NULL"
            : text.startsWith("\"")
                ? text
                : text.startsWith("ENUM")
                    ? "STRING"
                    : switch (text) {
                      case "UTINYINT" -> "SMALLINT";
                      case "USMALLINT" -> "INTEGER";
                      case "UINTEGER" -> "BIGINT";
                      case "UBIGINT", "HUGEINT", "UHUGEINT" -> "DECIMAL(38, 0)";
                      case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> "TIMESTAMP";
                      case "TIME WITH TIME ZONE", "TIMETZ", "TIME_NS" -> "TIME";
                      default -> "STRING";
                    };
    return Matcher.quoteReplacement(wider);
  }

  /**
   * Whether the engine may cast one to the other at a fragment's end without asking: numbers to
   * numbers, lists to vectors, NULL to anything.
   */
  static boolean conforms(DplType from, DplType to) {
    if (from.equals(to) || from == Simple.NULL || (from.isNumeric() && to.isNumeric())) {
      return true;
    }
    DplType a = element(from);
    DplType b = element(to);
    if (a != null && b != null) {
      return conforms(a, b);
    }
    if (from instanceof DplType.Struct x && to instanceof DplType.Struct y) {
      return x.fields().size() == y.fields().size()
          && java.util.stream.IntStream.range(0, x.fields().size())
              .allMatch(i -> conforms(x.fields().get(i).type(), y.fields().get(i).type()));
    }
    return from instanceof DplType.MapOf x
        && to instanceof DplType.MapOf y
        && conforms(x.key(), y.key())
        && conforms(x.value(), y.value());
  }

  private static @org.jspecify.annotations.Nullable DplType element(DplType type) {
    return type instanceof DplType.ListOf list
        ? list.element()
        : type instanceof DplType.Vector vector ? vector.element() : null;
  }
}
