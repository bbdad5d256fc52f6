package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A window frame; without {@code end} it reaches to the current row. */
public record Frame(Unit unit, Bound start, @Nullable Bound end, Span span) implements Node {

  /** What the bounds count. */
  public enum Unit {
    ROWS,
    RANGE
  }

  /** One end of a frame; {@code offset} belongs to PRECEDING and FOLLOWING. */
  public record Bound(Kind kind, @Nullable Expression offset, Span span) implements Node {

    /** The kinds of bounds. */
    public enum Kind {
      UNBOUNDED_PRECEDING,
      PRECEDING,
      CURRENT_ROW,
      FOLLOWING,
      UNBOUNDED_FOLLOWING
    }
  }
}
