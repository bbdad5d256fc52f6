package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A list that metadata give, with the columns that JDBC prescribes. */
final class Listing {

  private final Schema schema;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * @param columns names; {@code #} before one makes it an INTEGER, {@code ?} a BOOLEAN, otherwise
   *     it is a STRING
   */
  Listing(String columns) {
    this.schema =
        new Schema(Arrays.stream(columns.strip().split("[,\\s]+")).map(Listing::field).toList());
  }

  private static Field field(String column) {
    return column.startsWith("#")
        ? Field.of(column.substring(1), DplType.Simple.INTEGER)
        : column.startsWith("?")
            ? Field.of(column.substring(1), DplType.Simple.BOOLEAN)
            : Field.of(column, DplType.Simple.STRING);
  }

  /** Adds a row: Integers, Booleans, Strings and nulls as the columns are. */
  Listing add(@Nullable Object... values) {
    if (values.length != schema.fields().size()) {
      throw new IllegalArgumentException(values.length + " values for " + schema);
    }
    rows.add(values);
    return this;
  }

  ResultSet result() {
    return new DplResultSet(null, new ListCursor(schema, rows));
  }

  /** Whether a name fits a pattern of JDBC, where {@code %} and {@code _} stand for anything. */
  static boolean like(String name, @Nullable String pattern) {
    return pattern == null
        || fits(name.toLowerCase(Locale.ROOT), 0, pattern.toLowerCase(Locale.ROOT), 0);
  }

  private static boolean fits(String name, int at, String pattern, int from) {
    if (from == pattern.length()) {
      return at == name.length();
    }
    char sign = pattern.charAt(from);
    if (sign == '%') {
      for (int rest = at; rest <= name.length(); rest++) {
        if (fits(name, rest, pattern, from + 1)) {
          return true;
        }
      }
      return false;
    }
    boolean escaped = sign == '\\' && from + 1 < pattern.length();
    char wanted = escaped ? pattern.charAt(from + 1) : sign;
    boolean any = sign == '_';
    return at < name.length()
        && (any || name.charAt(at) == wanted)
        && fits(name, at + 1, pattern, from + (escaped ? 2 : 1));
  }
}
