package io.dpl.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;

/**
 * Nodes of one input each, from a node downwards, and where columns of the top stand below.
 *
 * @param nodes from the top; the input of the last is the bottom
 */
record Chain(List<RelNode> nodes) {

  /** The longest run of nodes from here down that pass a test. */
  static Chain of(RelNode top, Predicate<RelNode> passes) {
    List<RelNode> nodes = new ArrayList<>();
    RelNode node = top.stripped();
    while (node.getInputs().size() == 1 && passes.test(node)) {
      nodes.add(node);
      node = node.getInput(0).stripped();
    }
    return new Chain(nodes);
  }

  /** Where a column of a node stands in its input, -1 where the node makes it. */
  static int below(RelNode node, int column) {
    if (node instanceof Project project) {
      return project.getProjects().get(column) instanceof RexInputRef ref ? ref.getIndex() : -1;
    }
    return column < node.getInput(0).getRowType().getFieldCount() ? column : -1;
  }

  /** Where columns of the top stand below the first {@code depth} nodes; null where one is made. */
  static @org.jspecify.annotations.Nullable List<Integer> below(
      List<RelNode> nodes, List<Integer> columns) {
    List<Integer> places = new ArrayList<>(columns);
    for (RelNode node : nodes) {
      for (int i = 0; i < places.size(); i++) {
        int place = below(node, places.get(i));
        if (place < 0) {
          return null;
        }
        places.set(i, place);
      }
    }
    return places;
  }

  /** The first {@code depth} nodes over another input of the same columns. */
  RelNode over(int depth, RelNode input) {
    RelNode rel = input;
    for (int i = depth - 1; i >= 0; i--) {
      rel = nodes.get(i).copy(nodes.get(i).getTraitSet(), List.of(rel));
    }
    return rel;
  }

  /** What the first {@code depth} nodes stand on. */
  RelNode input(int depth) {
    return nodes.get(depth - 1).getInput(0);
  }
}
