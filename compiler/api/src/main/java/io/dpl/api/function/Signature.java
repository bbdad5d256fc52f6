package io.dpl.api.function;

import io.dpl.api.type.DplType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a function may be called, written as the reference page shows it.
 *
 * <p>Example: {@code CHUNK_TEXT(text STRING, size => BIGINT = 800, overlap => BIGINT = 100) ->
 * STRING[]}. A parameter with {@code =>} is a named option that must be constant and has a default;
 * {@code ...T} takes any number of values. {@code T}, {@code K} and {@code V} stand for any type
 * (the same one wherever the letter stands), {@code N} for any number, {@code ANY} for anything,
 * {@code FLOAT[n]} for vectors of one dimension, {@code DECIMAL(p,s)} for exact numbers of any
 * size. {@code LAMBDA} is a lambda such as {@code x -> x + 1}: to match, it is given as the type of
 * its body, which {@code V} then stands for.
 *
 * @param returns text of the result type, in the letters of the parameters
 */
public record Signature(String name, List<Parameter> parameters, String returns) {

  /**
   * One parameter.
   *
   * @param type text of the type, letters allowed
   * @param option whether it is given by name and must be constant
   * @param variadic whether any number of values (at least one) may stand here
   * @param defaultText literal of the default, null where it must be given
   */
  public record Parameter(
      String name, String type, boolean option, boolean variadic, @Nullable String defaultText) {}

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** Reads the text form. */
  public static Signature parse(String text) {
    int open = text.indexOf('(');
    int arrow = text.lastIndexOf("->");
    int close = text.lastIndexOf(')', arrow);
    if (open < 1
        || close < open
        || !text.substring(close + 1, Math.max(close + 1, arrow)).isBlank()) {
      throw new IllegalArgumentException("not a signature: " + text);
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String part : splitTop(text.substring(open + 1, close))) {
      parameters.add(parameter(part));
    }
    return new Signature(
        text.substring(0, open).strip().toUpperCase(Locale.ROOT),
        parameters,
        text.substring(arrow + 2).strip());
  }

  private static Parameter parameter(String part) {
    int option = part.indexOf("=>");
    if (option > 0) {
      return option(part.substring(0, option).strip(), part.substring(option + 2).strip());
    }
    boolean variadic = part.startsWith("...");
    String text = variadic ? part.substring(3).strip() : part;
    int space = text.indexOf(' ');
    boolean named = space > 0 && !text.startsWith("STRUCT") && !text.startsWith("MAP");
    return new Parameter(
        named ? text.substring(0, space) : "",
        named ? text.substring(space + 1).strip() : text,
        false,
        variadic,
        null);
  }

  private static Parameter option(String name, String rest) {
    int equals = rest.indexOf('=');
    return equals < 0
        ? new Parameter(name, rest, true, false, null)
        : new Parameter(
            name,
            rest.substring(0, equals).strip(),
            true,
            false,
            rest.substring(equals + 1).strip());
  }

  /** Positional parameters. */
  public List<Parameter> values() {
    return parameters.stream().filter(parameter -> !parameter.option()).toList();
  }

  /** Named options. */
  public List<Parameter> options() {
    return parameters.stream().filter(Parameter::option).toList();
  }

  /**
   * The result type for argument types that match, see {@link SignatureMatch}; empty where they do
   * not.
   */
  public java.util.Optional<SignatureMatch> match(List<DplType> arguments) {
    return SignatureMatch.of(this, arguments);
  }

  static List<String> splitTop(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      if (quoted) {
        continue;
      }
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    if (!text.substring(from).isBlank()) {
      parts.add(text.substring(from).strip());
    }
    return parts;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append('(');
    for (Parameter p : parameters) {
      text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
          .append(p.variadic() ? "..." : "");
      text.append(p.name())
          .append(p.option() ? " => " : p.name().isEmpty() ? "" : " ")
          .append(p.type());
      text.append(p.defaultText() == null ? "" : " = " + p.defaultText());
    }
    return text.append(") -> ").append(returns).toString();
  }
}
