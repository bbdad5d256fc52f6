package io.dpl.api.function;

import io.dpl.api.type.DplType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern WHOLE =
      Pattern.compile("\\s*(\\w+)\\s*\\((.*)\\)\\s*->\\s*(.+?)\\s*", Pattern.DOTALL);
  private static final Pattern OPTION =
      Pattern.compile("(\\w+)\\s*=>\\s*([^=]+?)\\s*(?:=\\s*(.+))?");

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
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new IllegalArgumentException("not a signature: " + text);
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String part : splitTop(whole.group(2))) {
      parameters.add(parameter(part));
    }
    return new Signature(whole.group(1).toUpperCase(Locale.ROOT), parameters, whole.group(3));
  }

  private static Parameter parameter(String part) {
    Matcher option = OPTION.matcher(part);
    if (option.matches()) {
      return new Parameter(option.group(1), option.group(2), true, false, option.group(3));
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
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
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
