package io.dpl.compiler.stage;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.PlanNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows of equal keys are in one partition already, because the stage receives them by hash
 * of columns that are among the keys and nothing in between has changed them.
 *
 * <p>Example: {@code JOIN ... USING (k) | AGGREGATE ... GROUP BY k, day} needs one exchange a side
 * and none before the aggregate.
 */
final class CoPartitioned {

  private final Exchanges exchanges;

  CoPartitioned(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /** A column of a leaf. */
  private record Origin(StageLeaf leaf, int column) {}

  /** Whether the stream's rows are. */
  boolean by(Stream stream, List<Integer> keys) {
    Map<Integer, Set<String>> arrived = new HashMap<>();
    for (int key : keys) {
      Origin origin = origin(stream.rel(), key);
      if (origin != null) {
        arrived
            .computeIfAbsent(origin.leaf().node(), node -> new HashSet<>())
            .add(origin.leaf().schema().fields().get(origin.column()).name());
      }
    }
    return arrived.entrySet().stream()
        .anyMatch(each -> hashedBy(stream.stage(), each.getKey(), each.getValue()));
  }

  /** Whether a node of the stage receives by hash of some of these columns. */
  private boolean hashedBy(StageDraft stage, int id, Set<String> columns) {
    for (PlanNode node : stage.nodes) {
      if (node.id() == id && node instanceof PlanNode.Receive receive) {
        ExchangeDraft exchange = exchanges.drafts().get(receive.exchange() - 1);
        return exchange.kind() == Exchange.Kind.HASH
            && !exchange.keys().isEmpty()
            && columns.containsAll(exchange.keys());
      }
    }
    return false;
  }

  /** Where a column comes from unchanged; null where it is computed or may be padded with NULL. */
  private static @Nullable Origin origin(RelNode rel, int column) {
    if (rel instanceof StageLeaf leaf) {
      return new Origin(leaf, column);
    }
    if (rel instanceof Filter filter) {
      return origin(filter.getInput(), column);
    }
    if (rel instanceof Project project) {
      return project.getProjects().get(column) instanceof RexInputRef reference
          ? origin(project.getInput(), reference.getIndex())
          : null;
    }
    if (rel instanceof Aggregate aggregate) {
      boolean key =
          aggregate.getGroupType() == Aggregate.Group.SIMPLE && column < aggregate.getGroupCount();
      return key ? origin(aggregate.getInput(), aggregate.getGroupSet().nth(column)) : null;
    }
    return rel instanceof Join join ? origin(join, column) : null;
  }

  private static @Nullable Origin origin(Join join, int column) {
    int left = join.getLeft().getRowType().getFieldCount();
    JoinRelType type = join.getJoinType();
    if (column < left) {
      return type.generatesNullsOnLeft() ? null : origin(join.getLeft(), column);
    }
    return type.generatesNullsOnRight() ? null : origin(join.getRight(), column - left);
  }
}
