package io.dpl.cli.output;

import io.dpl.api.cluster.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value as a table shows it: what is longer than a person reads is summed up.
 *
 * @param text not yet made safe for a terminal
 */
record Cell(String text, Kind kind) {

  /** What decides how the text is set. */
  enum Kind {
    /** To the left, folded. */
    TEXT,
    /** To the right, never folded. */
    NUMBER,
    /** Dimmed. */
    NULL
  }

  private static final int MOST_ELEMENTS = 8;
  private static final int VECTOR_ELEMENTS = 3;
  private static final int MOST_CHARACTERS = 2000;
  private static final int BLOB_BYTES = 8;

  static Cell of(@Nullable Object value) {
    if (value == null) {
      return new Cell("NULL", Kind.NULL);
    }
    boolean number =
        value instanceof Long
            || value instanceof Double
            || value instanceof Float
            || value instanceof BigDecimal
            || value instanceof BigInteger;
    return new Cell(text(value), number ? Kind.NUMBER : Kind.TEXT);
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return blob(bytes);
    }
    if (value instanceof List<?> list) {
      return isVector(list) ? vector(list) : list(list);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    String text = ValueText.of(value);
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  /** For example {@code 1.2 MiB ffd8ffe000104a46…}. */
  private static String blob(byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BLOB_BYTES));
    return (Bytes.print(bytes.length) + " " + start).strip()
        + (bytes.length > BLOB_BYTES ? "…" : "");
  }

  private static boolean isVector(List<?> list) {
    return list.size() > MOST_ELEMENTS
        && (list.get(0) instanceof Float || list.get(0) instanceof Double);
  }

  /** For example {@code [0.0132, -0.2241, 0.0813, … 384]}. */
  private static String vector(List<?> list) {
    return list.stream()
            .limit(VECTOR_ELEMENTS)
            .map(Cell::shortNumber)
            .collect(Collectors.joining(", ", "[", ""))
        + ", … "
        + list.size()
        + "]";
  }

  private static String shortNumber(@Nullable Object element) {
    return element instanceof Number number
        ? String.format("%.4g", number.doubleValue())
        : text(element);
  }

  private static String list(List<?> list) {
    String shown =
        list.stream().limit(MOST_ELEMENTS).map(Cell::text).collect(Collectors.joining(", "));
    return "[" + shown + (list.size() > MOST_ELEMENTS ? ", … " + list.size() : "") + "]";
  }
}
