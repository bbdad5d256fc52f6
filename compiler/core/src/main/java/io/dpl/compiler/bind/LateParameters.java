package io.dpl.compiler.bind;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.DuckTypes;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one binding learns of its parameters: those whose values only stand in expressions are left
 * open, as marks in the SQL, and get their values when the plan runs; all others are part of the
 * plan.
 */
public final class LateParameters {

  /** What a mark begins with; DuckDB would read it as a parameter, too. */
  public static final String MARK = "$p_";

  private final Map<String, DplType> open = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> fixed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /** Parameters that are left open, with the types that their values are read by. */
  public Map<String, DplType> open() {
    return open;
  }

  /** Parameters whose values are part of the plan. */
  public Set<String> fixed() {
    return fixed;
  }

  /** Whether a value of this type can be left open. */
  static boolean holds(DplType type) {
    return type instanceof DplType.Decimal
        || (type instanceof Simple && type != Simple.NULL && type != Simple.INTERVAL);
  }

  /** Leaves a parameter open; gives the SQL that stands for it. */
  String leave(String name, DplType type) {
    open.put(name, type);
    return "CAST(" + MARK + name.toLowerCase(Locale.ROOT) + " AS " + DuckTypes.text(type) + ")";
  }

  /** The SQL of a value. Errors: {@link IllegalArgumentException} if it is no value of the type. */
  public static String sql(@Nullable Object given, DplType type) {
    Object value = ValueReader.read(given, type);
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
    }
    String text = text(value);
    return text.indexOf('\0') < 0
        ? DuckTypes.literal(text)
        : "(" + DuckTypes.literal(text).replace("\0", "' || chr(0) || '") + ")";
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDateTime time) {
      return time.toString().replace('T', ' ');
    }
    return value instanceof OffsetDateTime time
        ? text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "+00"
        : value.toString();
  }
}
