package io.dpl.api.cluster;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write and read them. */
public final class Bytes {

  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([KMGTP]?)(I?)B?", Pattern.CASE_INSENSITIVE);

  private Bytes() {}

  /**
   * Reads {@code 64MiB}, {@code 1.5 GB}, {@code 4g} (powers of 1024) or a bare number of bytes;
   * {@code kB}, {@code MB} are powers of 1000.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a size such as 64MiB");
    }
    boolean decimal =
        size.group(3).isEmpty() && text.strip().toUpperCase(Locale.ROOT).endsWith("B");
    int power =
        size.group(2).isEmpty() ? 0 : "KMGTP".indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
    return Math.round(Double.parseDouble(size.group(1)) * Math.pow(decimal ? 1000 : 1024, power));
  }

  /** Prints with one digit after the point at most: {@code 2.1 GiB}. */
  public static String print(long bytes) {
    double value = bytes;
    int unit = 0;
    while (Math.abs(value) >= 1024 && unit < 5) {
      value /= 1024;
      unit++;
    }
    String number =
        unit == 0
            ? String.valueOf(bytes)
            : String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    return number + " " + new String[] {"B", "KiB", "MiB", "GiB", "TiB", "PiB"}[unit];
  }
}
