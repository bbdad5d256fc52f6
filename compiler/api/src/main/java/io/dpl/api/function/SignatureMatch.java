package io.dpl.api.function;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature with its letters bound to the types of a call.
 *
 * @param arguments the type each argument must be converted to, in order
 * @param returns the type of the result
 * @param conversions how many arguments need a conversion: of several matching signatures the least
 *     wins
 */
public record SignatureMatch(List<DplType> arguments, DplType returns, int conversions) {

  private static final Pattern LETTER = Pattern.compile("\\b(T|K|V|N|n|p|s)\\b");

  static Optional<SignatureMatch> of(Signature signature, List<DplType> given) {
    List<Signature.Parameter> values = signature.values();
    boolean variadic = !values.isEmpty() && values.get(values.size() - 1).variadic();
    if (variadic ? given.size() < values.size() : given.size() != values.size()) {
      return Optional.empty();
    }
    Map<String, DplType> letters = new HashMap<>();
    Map<String, Integer> dimensions = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (!bind(pattern(values, i), given.get(i), letters, dimensions)) {
        return Optional.empty();
      }
    }
    List<DplType> wanted = new ArrayList<>();
    int conversions = 0;
    for (int i = 0; i < given.size(); i++) {
      String pattern = pattern(values, i);
      DplType type =
          pattern.equals("ANY") || pattern.equals("LAMBDA")
              ? given.get(i)
              : substitute(pattern, letters, dimensions);
      wanted.add(type);
      conversions += type.equals(given.get(i)) ? 0 : Conversions.distance(given.get(i), type);
    }
    return Optional.of(
        new SignatureMatch(
            wanted, substitute(signature.returns(), letters, dimensions), conversions));
  }

  private static String pattern(List<Signature.Parameter> values, int i) {
    return values.get(Math.min(i, values.size() - 1)).type();
  }

  private static boolean bind(
      String pattern,
      DplType given,
      Map<String, DplType> letters,
      Map<String, Integer> dimensions) {
    switch (pattern) {
      case "ANY":
        return true;
      case "N":
        if (!given.isNumeric() && given != Simple.NULL) {
          return false;
        }
        return bindLetter("N", given, letters);
      case "T", "K", "V":
        return bindLetter(pattern, given, letters);
      case "LAMBDA":
        return bindLetter("V", given, letters);
      default:
    }
    if (pattern.startsWith("DECIMAL(p") && pattern.endsWith(")")) {
      if (given instanceof DplType.Decimal decimal) {
        dimensions.put("p", decimal.precision());
        dimensions.put("s", decimal.scale());
      }
      return given instanceof DplType.Decimal;
    }
    if (pattern.endsWith("[n]")) {
      if (given == Simple.NULL) {
        return true;
      }
      return given instanceof DplType.Vector vector
          && Integer.valueOf(vector.dimension())
              .equals(dimensions.computeIfAbsent("n", n -> vector.dimension()))
          && bind(
              pattern.substring(0, pattern.length() - 3), vector.element(), letters, dimensions);
    }
    if (pattern.endsWith("[]")) {
      String element = pattern.substring(0, pattern.length() - 2);
      if (given instanceof DplType.ListOf list) {
        return bind(element, list.element(), letters, dimensions);
      }
      if (given instanceof DplType.Vector vector) {
        return bind(element, vector.element(), letters, dimensions);
      }
      return given == Simple.NULL;
    }
    if (pattern.startsWith("MAP(")) {
      List<String> parts = Signature.splitTop(pattern.substring(4, pattern.length() - 1));
      return given == Simple.NULL
          || (given instanceof DplType.MapOf map
              && bind(parts.get(0), map.key(), letters, dimensions)
              && bind(parts.get(1), map.value(), letters, dimensions));
    }
    return Conversions.isImplicit(given, DplType.parse(pattern));
  }

  private static boolean bindLetter(String letter, DplType given, Map<String, DplType> letters) {
    DplType bound = letters.get(letter);
    Optional<DplType> common =
        bound == null ? Optional.of(given) : Conversions.common(bound, given);
    common.ifPresent(type -> letters.put(letter, type));
    return common.isPresent();
  }

  private static DplType substitute(
      String pattern, Map<String, DplType> letters, Map<String, Integer> dimensions) {
    Matcher matcher = LETTER.matcher(pattern);
    return DplType.parse(
        matcher.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "nps".contains(found.group())
                        ? String.valueOf(dimensions.getOrDefault(found.group(), 1))
                        : letters.getOrDefault(found.group(), Simple.NULL).toString())));
  }
}
