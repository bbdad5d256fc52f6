package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a row that fails: {@code ON ERROR QUARANTINE 'bad/' LIMIT 1 PERCENT}. {@code
 * into} belongs to NULL, {@code location} and {@code options} to QUARANTINE, {@code percent} to
 * {@code limit}.
 */
public record OnError(
    Action action,
    @Nullable Name into,
    @Nullable Expression location,
    List<Option> options,
    @Nullable Expression limit,
    boolean percent,
    Span span)
    implements Node {
  public OnError {
    options = List.copyOf(options);
  }

  /** The policies. */
  public enum Action {
    FAIL,
    NULL,
    SKIP,
    QUARANTINE
  }
}
