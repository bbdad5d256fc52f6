package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model call in APPLY. A {@code bare} one has no argument list and binds columns by name. */
public record ApplyItem(
    QualifiedName model,
    boolean bare,
    List<Expression> arguments,
    List<NamedArgument> namedArguments,
    @Nullable Outputs outputs,
    Clauses clauses,
    Span span)
    implements Node {
  public ApplyItem {
    arguments = List.copyOf(arguments);
    namedArguments = List.copyOf(namedArguments);
  }
}
