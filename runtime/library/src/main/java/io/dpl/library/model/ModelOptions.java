package io.dpl.library.model;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.model.ModelDeclaration;
import java.util.List;
import java.util.Optional;

/** The OPTIONS of a declaration, read with checks. */
public final class ModelOptions {

  private final ModelDeclaration declaration;

  /**
   * @param known every option that the provider has
   */
  public ModelOptions(ModelDeclaration declaration, List<String> known) {
    this.declaration = declaration;
    for (String name : declaration.options().keySet()) {
      if (!known.contains(name)) {
        throw DplException.of(
            NameCode.UNKNOWN_MODEL_OPTION,
            declaration.span(),
            declaration.provider() + " has no option named " + name,
            Nearest.to(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("options are " + String.join(", ", known)));
      }
    }
  }

  /** A whole number within bounds. */
  public int integer(String name, int least, int most, int otherwise) {
    Object value = declaration.options().get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    throw wrong(name, "a whole number from " + least + " to " + most, value);
  }

  /** TRUE or FALSE. */
  public boolean flag(String name) {
    Object value = declaration.options().get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw wrong(name, "TRUE or FALSE", value);
  }

  /** A list of texts; one text is a list of one. */
  public Optional<List<String>> texts(String name) {
    Object value = declaration.options().get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(List.of(text));
    }
    if (value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(item -> item instanceof String)) {
      return Optional.of(list.stream().map(String.class::cast).toList());
    }
    throw wrong(name, "a text or a list of texts", value);
  }

  /** A list of whole numbers, each at least 1. */
  public Optional<List<Long>> counts(String name) {
    Object value = declaration.options().get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof List<?> list
        && !list.isEmpty()
        && list.stream()
            .allMatch(
                item ->
                    (item instanceof Long || item instanceof Integer)
                        && ((Number) item).longValue() >= 1)) {
      return Optional.of(list.stream().map(item -> ((Number) item).longValue()).toList());
    }
    throw wrong(name, "a list of whole numbers, each at least 1", value);
  }

  /** The error for a value that an option does not take. */
  public DplException wrong(String name, String wanted, Object value) {
    return DplException.of(
        TypeCode.MODEL_OPTION_VALUE,
        declaration.span(),
        "option " + name + " must be " + wanted + ", not " + value);
  }
}
