package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a tree without its places, to compare trees. */
public final class WithoutSpans {

  private WithoutSpans() {}

  /** The text of a node, list or value. */
  public static String of(Object tree) {
    if (tree instanceof List<?> list) {
      return list.stream().map(WithoutSpans::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (!(tree instanceof Record)) {
      return tree == null ? "-" : tree.getClass().getSimpleName() + " " + tree;
    }
    StringBuilder text = new StringBuilder(tree.getClass().getSimpleName()).append("(");
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        text.append(component.getName()).append("=");
        text.append(of(value(component, tree))).append(" ");
      }
    }
    return text.append(")").toString();
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
