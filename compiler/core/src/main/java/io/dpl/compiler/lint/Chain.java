package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Edit;
import io.dpl.api.diagnostic.Span;
import io.dpl.grammar.tree.Branch;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Pipeline;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a pipeline or a branch, one after the other.
 *
 * @param start where the text before the first operator ends; -1 in a branch
 */
record Chain(int start, List<Operator> operators) {

  /** All of a tree, outer ones first. */
  static List<Chain> all(Node root) {
    List<Chain> chains = new ArrayList<>();
    visit(
        root,
        node -> {
          if (node instanceof Pipeline pipeline) {
            chains.add(new Chain(pipeline.source().span().end(), pipeline.operators()));
          } else if (node instanceof Branch branch) {
            chains.add(new Chain(-1, branch.operators()));
          }
        });
    return chains;
  }

  /** An edit that takes an operator and the bar before it away. */
  Optional<Edit> without(int position) {
    int from = position == 0 ? start : operators.get(position - 1).span().end();
    return from < 0
        ? Optional.empty()
        : Optional.of(new Edit(from, operators.get(position).span().end(), ""));
  }

  /** Position of the operator that a place lies in, -1 where it is in none. */
  int position(Span span) {
    for (int i = 0; i < operators.size(); i++) {
      Span own = operators.get(i).span();
      if (own.source().equals(span.source())
          && own.start() <= span.start()
          && span.end() <= own.end()) {
        return i;
      }
    }
    return -1;
  }

  /** The tree's nodes, those above before those below. */
  static void visit(@Nullable Object value, Consumer<Object> visitor) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> visit(inner, visitor));
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> visit(item, visitor));
    } else if (value instanceof Record node
        && node.getClass().getPackageName().startsWith("io.dpl.grammar")) {
      visitor.accept(node);
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        visit(read(component, node), visitor);
      }
    }
  }

  private static @Nullable Object read(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
