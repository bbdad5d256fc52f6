package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the syntax tree below a node. By the components of the records: a new kind of node needs
 * nothing here.
 */
final class Syntax {

  /** Accessors of the components that are nodes or lists; asking for them anew costs much. */
  private static final ClassValue<List<Method>> CHILDREN =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .filter(component -> mayHoldNodes(component.getType()))
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private Syntax() {}

  private static boolean mayHoldNodes(Class<?> type) {
    return List.class.isAssignableFrom(type) || Node.class.isAssignableFrom(type);
  }

  /**
   * Visits a node and all below it, before their children; children of a node for which {@code
   * enter} is false are left out.
   */
  static void walk(@Nullable Object part, Predicate<Node> enter) {
    if (part instanceof List<?> list) {
      for (Object element : list) {
        walk(element, enter);
      }
    } else if (part instanceof Node node && enter.test(node)) {
      for (Method child : CHILDREN.get(node.getClass())) {
        walk(value(node, child), enter);
      }
    }
  }

  /** The nodes directly below a node, also those in lists. */
  static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    walk(
        node,
        part -> {
          if (part != node) {
            children.add(part);
          }
          return part == node;
        });
    return children;
  }

  /** Whether a node below (or it itself) satisfies the test. */
  static boolean contains(@Nullable Object part, Predicate<Node> test) {
    boolean[] found = {false};
    walk(
        part,
        node -> {
          found[0] |= test.test(node);
          return !found[0];
        });
    return found[0];
  }

  private static @Nullable Object value(Node node, Method child) {
    try {
      return child.invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("not a record of the tree: " + node.getClass(), e);
    }
  }
}
