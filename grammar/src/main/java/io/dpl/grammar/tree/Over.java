package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The window of a call: by name or in place. */
public sealed interface Over extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** {@code OVER w}. */
  record Reference(Name name, Span span) implements Over {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReference(this);
    }
  }

  /** {@code OVER (PARTITION BY k ORDER BY t ROWS 2 PRECEDING)}. */
  record Window(
      List<Expression> partitionBy, List<SortItem> orderBy, @Nullable Frame frame, Span span)
      implements Over {
    public Window {
      partitionBy = List.copyOf(partitionBy);
      orderBy = List.copyOf(orderBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWindow(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitReference(Reference node);

    R visitWindow(Window node);
  }
}
