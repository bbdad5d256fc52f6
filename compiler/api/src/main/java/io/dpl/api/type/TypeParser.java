package io.dpl.api.type;

import io.dpl.api.type.DplType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the text form of a type. Throws {@link IllegalArgumentException} with the rest of the text
 * where it fails.
 */
final class TypeParser {

  private static final Map<String, DplType> NAMES =
      Map.ofEntries(
          Map.entry("BOOL", Simple.BOOLEAN),
          Map.entry("INT8", Simple.BIGINT),
          Map.entry("INT1", Simple.TINYINT),
          Map.entry("INT2", Simple.SMALLINT),
          Map.entry("INT", Simple.INTEGER),
          Map.entry("INT4", Simple.INTEGER),
          Map.entry("INT32", Simple.INTEGER),
          Map.entry("INT64", Simple.BIGINT),
          Map.entry("LONG", Simple.BIGINT),
          Map.entry("INT16", Simple.SMALLINT),
          Map.entry("REAL", Simple.FLOAT),
          Map.entry("FLOAT4", Simple.FLOAT),
          Map.entry("FLOAT8", Simple.DOUBLE),
          Map.entry("FLOAT32", Simple.FLOAT),
          Map.entry("FLOAT64", Simple.DOUBLE),
          Map.entry("VARCHAR", Simple.STRING),
          Map.entry("TEXT", Simple.STRING),
          Map.entry("CHAR", Simple.STRING),
          Map.entry("BYTES", Simple.BLOB),
          Map.entry("BINARY", Simple.BLOB),
          Map.entry("VARBINARY", Simple.BLOB),
          Map.entry("BYTEA", Simple.BLOB),
          Map.entry("DATETIME", Simple.TIMESTAMP));

  private final String text;
  private int at;

  TypeParser(String text) {
    this.text = text;
  }

  DplType parse() {
    DplType type = type();
    skip();
    if (at < text.length()) {
      throw fail();
    }
    return type;
  }

  private DplType type() {
    String name = word();
    DplType type =
        switch (name.toUpperCase(Locale.ROOT)) {
          case "STRUCT", "ROW" -> new DplType.Struct(fields());
          case "MAP" -> map();
          case "DECIMAL", "NUMERIC" -> decimal();
          case "TIMESTAMP" -> timestamp();
          default -> simple(name);
        };
    while (accept('[')) {
      skip();
      if (accept(']')) {
        type = new DplType.ListOf(type);
      } else {
        type = new DplType.Vector(type, integer());
        expect(']');
      }
    }
    return type;
  }

  private DplType simple(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    DplType known = NAMES.get(upper);
    if (known != null) {
      if (accept('(')) { // VARCHAR(20): the length is not enforced, as in DuckDB
        integer();
        expect(')');
      }
      return known;
    }
    for (Simple type : Simple.values()) {
      if (type.name().equals(upper)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type named " + name);
  }

  private DplType timestamp() {
    int mark = at;
    if (wordIs("WITH") && wordIs("TIME") && wordIs("ZONE")) {
      return Simple.TIMESTAMPTZ;
    }
    at = mark;
    return Simple.TIMESTAMP;
  }

  private DplType decimal() {
    if (!accept('(')) {
      return new DplType.Decimal(18, 3);
    }
    int precision = integer();
    int scale = accept(',') ? integer() : 0;
    expect(')');
    return new DplType.Decimal(precision, scale);
  }

  private DplType map() {
    expect('(');
    DplType key = type();
    expect(',');
    DplType value = type();
    expect(')');
    return new DplType.MapOf(key, value);
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    expect('(');
    do {
      fields.add(Field.of(word(), type()));
    } while (accept(','));
    expect(')');
    return fields;
  }

  private boolean wordIs(String wanted) {
    skip();
    if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
      at += wanted.length();
      return true;
    }
    return false;
  }

  private String word() {
    skip();
    StringBuilder word = new StringBuilder();
    if (accept('"')) {
      int end = text.indexOf('"', at);
      while (end >= 0 && text.startsWith("\"\"", end)) {
        end = text.indexOf('"', end + 2);
      }
      if (end < 0) {
        throw fail();
      }
      String quoted = text.substring(at, end).replace("\"\"", "\"");
      at = end + 1;
      return quoted;
    }
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      word.append(text.charAt(at++));
    }
    if (word.length() == 0) {
      throw fail();
    }
    return word.toString();
  }

  private int integer() {
    try {
      return Integer.parseInt(word());
    } catch (NumberFormatException e) {
      throw fail();
    }
  }

  private boolean accept(char sign) {
    skip();
    if (at < text.length() && text.charAt(at) == sign) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char sign) {
    if (!accept(sign)) {
      throw fail();
    }
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException fail() {
    return new IllegalArgumentException("not a type: " + text + " at position " + at);
  }
}
