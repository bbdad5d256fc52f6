package io.dpl.grammar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as scripts write them: exact, and with a unit. */
public final class ByteSizes {

  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([KMGTP]?)(I?)B", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "KMGTP";

  private ByteSizes() {}

  /**
   * Reads {@code 64MiB} (powers of 1024) and {@code 64MB} (powers of 1000).
   *
   * @throws IllegalArgumentException if it is no size, or no whole number of bytes
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException(text);
    }
    String letter = size.group(2).toUpperCase(Locale.ROOT);
    int power = letter.isEmpty() ? 0 : UNITS.indexOf(letter) + 1;
    BigInteger unit = BigInteger.valueOf(size.group(3).isEmpty() ? 1000 : 1024).pow(power);
    BigDecimal bytes = new BigDecimal(size.group(1)).multiply(new BigDecimal(unit));
    try {
      return bytes.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Writes it with the largest unit that keeps it whole. */
  public static String print(long bytes) {
    long value = bytes;
    int binary = 0;
    while (value != 0 && value % 1024 == 0 && binary < UNITS.length()) {
      value /= 1024;
      binary++;
    }
    if (binary > 0) {
      return value + UNITS.substring(binary - 1, binary) + "iB";
    }
    int decimal = 0;
    while (value != 0 && value % 1000 == 0 && decimal < UNITS.length()) {
      value /= 1000;
      decimal++;
    }
    return value + (decimal == 0 ? "" : UNITS.substring(decimal - 1, decimal)) + "B";
  }
}
