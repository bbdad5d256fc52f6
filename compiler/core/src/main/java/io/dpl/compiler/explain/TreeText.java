package io.dpl.compiler.explain;

import io.dpl.api.diagnostic.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tree of records as an indented text; places are left out. */
final class TreeText {

  private TreeText() {}

  static String of(Object root) {
    StringBuilder text = new StringBuilder();
    append(text, "", root, 0);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable Object value, int depth) {
    if (value == null
        || value instanceof Span
        || value.equals(Optional.empty())
        || value.equals(false)
        || (value instanceof Collection<?> items && items.isEmpty())) {
      return;
    }
    String label = "  ".repeat(depth) + (name.isEmpty() ? "" : name + ": ");
    if (value instanceof Optional<?> optional) {
      append(text, name, optional.get(), depth);
    } else if (value instanceof Collection<?> items) {
      text.append(label).append('\n');
      items.forEach(item -> append(text, "", item, depth + 1));
    } else if (value instanceof Record node
        && node.getClass().getPackageName().startsWith("io.dpl.grammar")) {
      text.append(label).append(node.getClass().getSimpleName()).append('\n');
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        append(text, component.getName(), read(component, node), depth + 1);
      }
    } else {
      text.append(label).append(value).append('\n');
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
