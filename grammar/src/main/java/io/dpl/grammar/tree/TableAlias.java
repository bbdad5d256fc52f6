package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** The alias of a row set: {@code AS t} or {@code AS t(a, b)}. */
public record TableAlias(Name name, List<Name> columns, Span span) implements Node {
  public TableAlias {
    columns = List.copyOf(columns);
  }
}
