package io.dpl.examples.golden;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value as a golden file shows it: nine significant digits, blobs as hex, long ones by their
 * length.
 */
final class ValueText {

  private static final int LONG_LIST = 16;

  private ValueText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Double || value instanceof Float) {
      return number((Number) value);
    }
    if (value instanceof byte[] bytes) {
      return bytes.length > LONG_LIST
          ? "blob of " + bytes.length
          : "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return of(copy);
    }
    if (value instanceof List<?> list) {
      String shown =
          list.stream().limit(LONG_LIST).map(ValueText::of).collect(Collectors.joining(", "));
      return "[" + shown + (list.size() > LONG_LIST ? ", ... " + list.size() : "") + "]";
    }
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map)
          .entrySet().stream()
              .map(e -> e.getKey() + ": " + of(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("|", "\\|");
  }

  private static String number(Number value) {
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number) || number == 0) {
      return String.valueOf(number);
    }
    MathContext digits = new MathContext(value instanceof Float ? 5 : 9);
    BigDecimal rounded = new BigDecimal(number).round(digits).stripTrailingZeros();
    return Math.abs(number) > 1e12 || Math.abs(number) < 1e-6
        ? rounded.toString()
        : rounded.toPlainString();
  }
}
