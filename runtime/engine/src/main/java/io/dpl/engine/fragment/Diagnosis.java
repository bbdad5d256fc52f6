package io.dpl.engine.fragment;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import io.dpl.api.plan.ScanInput;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a fragment failed. DuckDB says neither the operator nor the row, and nothing at all
 * while it streams, so that parts of the fragment run again: first for the true message, then for
 * the expression, then for the step.
 */
final class Diagnosis {

  private final Fragment fragment;
  private final FragmentText text;
  private final Probing probing;
  private final Places places;

  Diagnosis(
      Fragment fragment,
      FragmentText text,
      List<ScanSource> scans,
      Map<String, StreamInput> streams,
      FragmentScope scope) {
    this.fragment = fragment;
    this.text = text;
    this.probing = new Probing(scope, streams);
    this.places = new Places(fragment, text, scans, streams);
  }

  /** The diagnostic for a failure of DuckDB. */
  DplException explain(Exception e) {
    try (probing) {
      String message = String.valueOf(e.getMessage());
      if (e.getCause() instanceof SQLException cause) {
        message = String.valueOf(cause.getMessage());
      }
      if (message.contains("Invalid result set")) {
        message = probing.failure(text.whole()).orElse(message);
      }
      Failure failure = Failure.of(message);
      if (failure.code() == RunCode.INTERNAL) {
        return internal(failure, e);
      }
      DplException found = failure.inData() ? guilty(failure, e) : null;
      return found != null
          ? found
          : exception(failure.code(), span(failure), failure.message(), failure.help(), e);
    }
  }

  private DplException internal(Failure failure, Exception e) {
    return exception(
        RunCode.INTERNAL,
        firstSpan(),
        "DuckDB refuses a fragment: " + failure.message(),
        List.of("The fragment is: " + text.whole()),
        e);
  }

  /** The first expression that fails for a row that reaches it, or null. */
  private @Nullable DplException guilty(Failure failure, Exception e) {
    for (int i = 0; i < fragment.steps().size(); i++) {
      Step step = fragment.steps().get(i);
      for (Fallible fallible : step.fallible()) {
        for (Places.Query query : places.queries(i, step, fallible)) {
          List<String> row = probing.row(query.sql()).orElse(null);
          if (row != null) {
            return exception(
                code(fallible, failure),
                fallible.span(),
                message(fallible, failure, row, query),
                List.of("TRY(...) around it gives NULL instead."),
                e);
          }
        }
      }
    }
    return null;
  }

  private static Code code(Fallible fallible, Failure failure) {
    String what = fallible.what();
    return failure.code() != RunCode.EXPRESSION_FAILED
        ? failure.code()
        : what.startsWith("cast")
            ? RunCode.CAST_FAILED
            : what.contains("division") ? RunCode.DIVISION_BY_ZERO : failure.code();
  }

  private static String message(
      Fallible fallible, Failure failure, List<String> row, Places.Query query) {
    List<String> values = row.subList(0, fallible.arguments().size());
    String known = failure.message();
    boolean saysNoMore =
        known.contains("Invalid result set") || known.startsWith("Could not convert");
    String reason = saysNoMore ? "" : ": " + known;
    String text =
        fallible.what() + " failed" + (values.isEmpty() ? "" : " for " + Places.shown(values));
    return text + reason + query.place(row.subList(values.size(), row.size()));
  }

  /** The READ whose file the message names, else the step that fails, else the first source. */
  private Span span(Failure failure) {
    for (ScanInput scan : fragment.scans()) {
      boolean named =
          scan.splits().stream()
              .flatMap(split -> split.parts().stream())
              .anyMatch(part -> failure.message().contains(part.path()));
      if (named) {
        return scan.request().span();
      }
    }
    Span step = stepSpan();
    return step.isKnown() ? step : firstSpan();
  }

  /** The first step whose prefix of the chain fails. */
  private Span stepSpan() {
    for (int i = 0; i < fragment.steps().size() - 1; i++) {
      Step step = fragment.steps().get(i);
      String sql = text.upTo(i + 1) + "SELECT * FROM " + FragmentText.quoted(step.name());
      if (probing.failure(sql).isPresent()) {
        return step.span();
      }
    }
    return fragment.steps().isEmpty()
        ? firstSpan()
        : fragment.steps().get(fragment.steps().size() - 1).span();
  }

  private Span firstSpan() {
    return !fragment.scans().isEmpty()
        ? fragment.scans().get(0).request().span()
        : fragment.steps().isEmpty() ? Span.NONE : fragment.steps().get(0).span();
  }

  private static DplException exception(
      Code code, Span span, String message, List<String> help, Exception cause) {
    return new DplException(
        List.of(Diagnostic.error(code, span, message, help.toArray(String[]::new))), cause);
  }
}
