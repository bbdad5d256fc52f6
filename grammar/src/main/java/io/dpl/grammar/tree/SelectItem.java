package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of SELECT. */
public sealed interface SelectItem extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** An expression with its name. */
  record Value(Named named, Span span) implements SelectItem {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitValue(this);
    }
  }

  /** {@code *} or {@code t.*}, with EXCLUDE and REPLACE. */
  record All(@Nullable QualifiedName qualifier, List<Name> exclude, List<Named> replace, Span span)
      implements SelectItem {
    public All {
      exclude = List.copyOf(exclude);
      replace = List.copyOf(replace);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAll(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitValue(Value node);

    R visitAll(All node);
  }
}
