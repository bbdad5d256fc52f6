package io.dpl.api.type;

import java.util.regex.Pattern;

/**
 * A named column or struct field.
 *
 * @param nullable false only where it is known that no NULL occurs
 */
public record Field(String name, DplType type, boolean nullable) {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  /** A nullable field. */
  public static Field of(String name, DplType type) {
    return new Field(name, type, true);
  }

  /** The same field under another name. */
  public Field named(String other) {
    return new Field(other, type, nullable);
  }

  /** The name as DPL and DuckDB read it back: in double quotes unless it is a plain word. */
  public static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String toString() {
    return quoted(name) + " " + type + (nullable ? "" : " NOT NULL");
  }
}
