package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Named;
import java.util.List;
import java.util.Optional;

/** Names of new columns. */
final class Names {

  private final Session session;

  Names(Session session) {
    this.session = session;
  }

  /** The name of an item, or empty after reporting that it needs one. */
  Optional<Name> of(Named item, String example) {
    Name name = item.outputName();
    if (name == null) {
      session
          .diagnostics()
          .error(
              NameCode.NAME_NEEDED,
              item.span(),
              "the column needs a name",
              "write AS and a name behind it, for example AS " + example);
    }
    return Optional.ofNullable(name);
  }

  /** Whether a name is free; reports where it is not. */
  boolean isFree(String name, Span span, List<Column> columns, String help) {
    boolean taken = columns.stream().anyMatch(c -> c.isShown() && c.name().equalsIgnoreCase(name));
    if (taken) {
      session
          .diagnostics()
          .error(
              NameCode.DUPLICATE_COLUMN, span, "a column named " + name + " exists already", help);
    }
    return !taken;
  }
}
