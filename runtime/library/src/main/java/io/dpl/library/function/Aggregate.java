package io.dpl.library.function;

import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.Traits;
import java.util.List;
import java.util.stream.Stream;

/** An aggregate while it is written down; see {@link SqlAggregate} for what the parts mean. */
record Aggregate(
    String group,
    List<Signature> signatures,
    String whole,
    List<String> partials,
    List<String> partialTypes,
    List<String> merges,
    String last,
    boolean orderSensitive,
    boolean windowOnly,
    String summary,
    String details) {

  private static Aggregate of(
      String group, boolean windowOnly, String whole, String... signatures) {
    return new Aggregate(
        group,
        Stream.of(signatures).map(Signature::parse).toList(),
        whole,
        List.of(),
        List.of(),
        List.of(),
        "",
        false,
        windowOnly,
        "",
        "");
  }

  /** An aggregate, with or without OVER. */
  static Aggregate aggregate(String whole, String... signatures) {
    return of("Aggregates", false, whole, signatures);
  }

  /** A function that needs OVER. */
  static Aggregate window(String whole, String... signatures) {
    return of("Windows", true, whole, signatures);
  }

  /** It is merged by itself, as MIN of MINs. */
  Aggregate mergesBySelf(String type) {
    return splits(List.of(whole), List.of(type), List.of(whole), "{0}");
  }

  /** It is made in two phases. */
  Aggregate splits(List<String> first, List<String> types, List<String> second, String result) {
    return new Aggregate(
        group,
        signatures,
        whole,
        first,
        types,
        second,
        result,
        orderSensitive,
        windowOnly,
        summary,
        details);
  }

  /** Its result depends on the order of the rows. */
  Aggregate ordered() {
    return new Aggregate(
        group,
        signatures,
        whole,
        partials,
        partialTypes,
        merges,
        last,
        true,
        windowOnly,
        summary,
        details);
  }

  /** One sentence: what it returns. */
  Aggregate says(String sentence) {
    return new Aggregate(
        group,
        signatures,
        whole,
        partials,
        partialTypes,
        merges,
        last,
        orderSensitive,
        windowOnly,
        sentence,
        details);
  }

  /** Nulls, empty groups, methods. */
  Aggregate details(String text) {
    return new Aggregate(
        group,
        signatures,
        whole,
        partials,
        partialTypes,
        merges,
        last,
        orderSensitive,
        windowOnly,
        summary,
        text);
  }

  /** Ends the definition with an example that the tests run and the text of its result. */
  SqlAggregate example(String expression, String result) {
    return new SqlAggregate(
        signatures,
        whole,
        partials,
        partialTypes,
        merges,
        last,
        orderSensitive,
        windowOnly,
        Traits.PURE,
        new FunctionDoc(group, summary, details, expression, result));
  }
}
