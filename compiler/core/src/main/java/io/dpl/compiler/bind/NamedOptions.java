package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.Signature;
import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.NamedArgument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Named options of a function: {@code width => 224}. */
final class NamedOptions {

  private final Session session;

  NamedOptions(Session session) {
    this.session = session;
  }

  /** Whether a signature has all the options that a call names. */
  boolean has(Expression.Call node, Signature signature) {
    return node.namedArguments().stream()
        .allMatch(
            argument ->
                signature.options().stream().anyMatch(o -> argument.name().matches(o.name())));
  }

  /** A signature with all options of the call, or empty after reporting that there is none. */
  Optional<Signature> check(Expression.Call node, FunctionDefinition function) {
    Optional<Signature> found =
        function.signatures().stream().filter(s -> has(node, s)).findFirst();
    if (found.isEmpty()) {
      List<String> names =
          function.signatures().stream()
              .flatMap(s -> s.options().stream())
              .map(Signature.Parameter::name)
              .distinct()
              .toList();
      for (NamedArgument argument : node.namedArguments()) {
        String name = argument.name().text();
        if (names.stream().noneMatch(name::equalsIgnoreCase)) {
          session
              .diagnostics()
              .error(
                  NameCode.UNKNOWN_OPTION,
                  argument.name().span(),
                  function.name() + " has no option " + name,
                  help(name, names));
        }
      }
    }
    return found;
  }

  private static String help(String name, List<String> names) {
    return Nearest.to(name, names)
        .map(other -> "did you mean " + other + "?")
        .orElse(
            names.isEmpty() ? "it has no options" : "its options are " + String.join(", ", names));
  }

  /** Values of all options by lower-case name; empty after reporting. */
  Optional<Map<String, Object>> values(Expression.Call node, Signature signature) {
    Map<String, Object> values = new TreeMap<>();
    boolean complete = true;
    for (Signature.Parameter option : signature.options()) {
      Optional<NamedArgument> given =
          node.namedArguments().stream().filter(a -> a.name().matches(option.name())).findFirst();
      Optional<Object> value =
          given.isPresent() ? given(given.get(), option) : standard(node, option);
      value.ifPresent(v -> values.put(option.name().toLowerCase(Locale.ROOT), v));
      boolean absent = given.isEmpty() && "NULL".equalsIgnoreCase(option.defaultText());
      complete &= value.isPresent() || absent;
    }
    return complete ? Optional.of(values) : Optional.empty();
  }

  private Optional<Object> given(NamedArgument argument, Signature.Parameter option) {
    return session
        .constants()
        .value(argument.value())
        .flatMap(
            constant -> {
              try {
                Object value = ValueReader.read(constant.value(), DplType.parse(option.type()));
                return Optional.ofNullable(plain(value));
              } catch (IllegalArgumentException e) {
                session
                    .diagnostics()
                    .error(
                        TypeCode.BAD_VALUE,
                        argument.value().span(),
                        option.name() + " is " + option.type() + ": " + e.getMessage());
                return Optional.empty();
              }
            });
  }

  private Optional<Object> standard(Expression.Call node, Signature.Parameter option) {
    if (option.defaultText() == null) {
      session
          .diagnostics()
          .error(
              TypeCode.NO_SIGNATURE,
              node.span(),
              "the option " + option.name() + " must be given",
              "write " + option.name() + " => ...");
      return Optional.empty();
    }
    if (option.defaultText().equalsIgnoreCase("NULL")) {
      return Optional.empty();
    }
    String text = option.defaultText();
    boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    String plain = quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    Object value = ValueReader.read(plain, DplType.parse(option.type()));
    return Optional.ofNullable(plain(value));
  }

  private static Object plain(Object value) {
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
