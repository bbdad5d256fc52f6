package io.dpl.library.function;

import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlFunction;
import io.dpl.api.function.Traits;
import java.util.ArrayList;
import java.util.List;

/**
 * A scalar function while it is written down, so that a list of functions reads like a page of the
 * reference.
 *
 * <p>Example: {@code scalar("Text").is("UPPER(text STRING) -> STRING", "upper({0})").says("The text
 * in upper case.").example("UPPER('dpl')", "DPL")}.
 */
record Definition(
    String group,
    List<Signature> signatures,
    List<String> templates,
    Traits traits,
    String summary,
    String details) {

  /** A function under a heading of the reference. */
  static Definition scalar(String group) {
    return new Definition(group, List.of(), List.of(), Traits.PURE, "", "");
  }

  /** Adds a signature and its SQL. */
  Definition is(String signature, String sql) {
    return new Definition(
        group,
        plus(signatures, Signature.parse(signature)),
        plus(templates, sql),
        traits,
        summary,
        details);
  }

  /** One sentence: what it returns. */
  Definition says(String sentence) {
    return new Definition(group, signatures, templates, traits, sentence, details);
  }

  /** Nulls, errors, units, where that is not obvious. */
  Definition details(String text) {
    return new Definition(group, signatures, templates, traits, summary, text);
  }

  /** Some values of the right type make it fail. */
  Definition fallible() {
    return new Definition(group, signatures, templates, Traits.FALLIBLE, summary, details);
  }

  /** Each call gives another result. */
  Definition changing() {
    return new Definition(group, signatures, templates, Traits.VOLATILE, summary, details);
  }

  /** Ends the definition with an example that the tests run and the text of its result. */
  SqlFunction example(String expression, String result) {
    return new SqlFunction(
        signatures,
        templates,
        traits,
        new FunctionDoc(group, summary, details, expression, result));
  }

  private static <T> List<T> plus(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return List.copyOf(longer);
  }
}
