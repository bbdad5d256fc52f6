package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a script with their values. */
final class Parameters {

  /**
   * A parameter.
   *
   * @param broken it has no usable value, which was reported
   */
  record Value(DplType type, @Nullable Object value, boolean broken) {}

  private final Diagnostics diagnostics;
  private final Map<String, Object> given;
  private final Map<String, Value> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> used = new HashSet<>();

  private final @Nullable LateParameters late;

  Parameters(Diagnostics diagnostics, BindContext context) {
    this.diagnostics = diagnostics;
    this.given = context.parameters();
    this.late = context.late();
  }

  /** The SQL of a parameter whose value is left open; empty where it becomes part of the plan. */
  Optional<String> leftOpen(String name, Value value) {
    if (late == null || !given.containsKey(name)) {
      return Optional.empty();
    }
    if (value.value() == null || !LateParameters.holds(value.type())) {
      late.fixed().add(name);
      return Optional.empty();
    }
    return Optional.of(late.leave(name, value.type()));
  }

  /** The value of a parameter, which becomes part of the plan. */
  Value fix(String name, Span span) {
    if (late != null && given.containsKey(name)) {
      late.fixed().add(name);
    }
    return use(name, span);
  }

  boolean isDeclared(String name) {
    return declared.containsKey(name);
  }

  boolean isGiven(String name) {
    return given.containsKey(name);
  }

  /** Declares a parameter whose value the caller gives. */
  void declareGiven(String name, DplType type, Span span) {
    used.add(name.toLowerCase(Locale.ROOT));
    declared.put(name, read(name, given.get(name), type, span));
  }

  /** Declares a parameter with the value of its DEFAULT. */
  void declare(String name, DplType type, @Nullable Object value, Span span) {
    declared.put(name, read(name, value, type, span));
  }

  /** Declares a parameter that was reported. */
  void declareBroken(String name, DplType type) {
    declared.put(name, new Value(type, null, true));
  }

  private Value read(String name, @Nullable Object value, DplType type, Span span) {
    try {
      return new Value(type, ValueReader.read(value, type), false);
    } catch (IllegalArgumentException e) {
      diagnostics.error(TypeCode.BAD_VALUE, span, "$" + name + ": " + e.getMessage());
      return new Value(type, null, true);
    }
  }

  /** The value of a parameter; one without PARAM is declared by a value that was given. */
  Value use(String name, Span span) {
    Value known = declared.get(name);
    if (known != null) {
      return known;
    }
    Optional<DplType> type =
        given.containsKey(name) ? ValueReader.typeOf(given.get(name)) : Optional.empty();
    if (type.isPresent()) {
      declareGiven(name, type.get(), span);
      return declared.get(name);
    }
    String nearest =
        Nearest.to(name, declared.keySet())
            .map(other -> "did you mean $" + other + "?")
            .orElse("declare it before: PARAM $" + name + " STRING;");
    diagnostics.error(NameCode.UNKNOWN_PARAMETER, span, "no parameter named $" + name, nearest);
    return new Value(DplType.Simple.NULL, null, true);
  }

  /** Reports values that no parameter takes. */
  void reportUnused() {
    for (String name : given.keySet()) {
      if (!used.contains(name.toLowerCase(Locale.ROOT)) && !declared.containsKey(name)) {
        String[] help =
            Nearest.to(name, declared.keySet())
                .map(other -> new String[] {"did you mean " + other + "?"})
                .orElse(
                    new String[] {
                      declared.isEmpty()
                          ? "the script has no parameters"
                          : "the script has " + String.join(", ", declared.keySet())
                    });
        diagnostics.error(
            NameCode.UNKNOWN_PARAMETER, Span.NONE, "no parameter named " + name, help);
      }
    }
  }
}
