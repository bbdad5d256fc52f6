package io.dpl.compiler.bind;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Makes the common relational nodes. */
final class RelMaker {

  private final RelOptCluster cluster;
  private final RexMaker rex;

  RelMaker(RelOptCluster cluster, RexMaker rex) {
    this.cluster = cluster;
    this.rex = rex;
  }

  RelOptCluster cluster() {
    return cluster;
  }

  /** Exactly these columns; nothing where they are the input's. */
  RelNode project(
      RelNode input, List<RexNode> values, List<String> names, Set<CorrelationId> variables) {
    List<String> unique = unique(names);
    if (isIdentity(input, values, unique)) {
      return input;
    }
    return LogicalProject.create(input, List.of(), values, unique, variables);
  }

  private static boolean isIdentity(RelNode input, List<RexNode> values, List<String> names) {
    if (!names.equals(input.getRowType().getFieldNames())) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof RexInputRef ref) || ref.getIndex() != i) {
        return false;
      }
    }
    return true;
  }

  /** All fields of the input, then these. */
  RelNode append(
      RelNode input, List<RexNode> values, List<String> names, Set<CorrelationId> variables) {
    if (values.isEmpty()) {
      return input;
    }
    List<RexNode> all = fields(input);
    List<String> allNames = new ArrayList<>(input.getRowType().getFieldNames());
    all.addAll(values);
    allNames.addAll(names);
    return project(input, all, allNames, variables);
  }

  /** References to all fields. */
  List<RexNode> fields(RelNode input) {
    List<RexNode> all = new ArrayList<>();
    for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
      all.add(rex.field(input, i));
    }
    return all;
  }

  RelNode filter(RelNode input, RexNode condition, Set<CorrelationId> variables) {
    return condition.isAlwaysTrue()
        ? input
        : LogicalFilter.create(input, condition, ImmutableSet.copyOf(variables));
  }

  /** Removes fields that are neither a column nor an order key. */
  Flow compact(Flow flow) {
    if (flow.isBroken()) {
      return flow; // its columns and keys may name fields that it does not have
    }
    Set<Integer> used = new HashSet<>();
    flow.columns().forEach(column -> used.add(column.field()));
    flow.order().forEach(key -> used.add(key.field()));
    if (used.size() == flow.width()) {
      return flow;
    }
    List<RexNode> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int[] places = new int[flow.width()];
    for (int i = 0; i < flow.width(); i++) {
      if (used.contains(i)) {
        places[i] = values.size();
        values.add(rex.field(flow.rel(), i));
        names.add(flow.rel().getRowType().getFieldNames().get(i));
      }
    }
    return flow.moved(project(flow.rel(), values, names, Set.of()), i -> places[i]);
  }

  /**
   * The columns in {@code *} first and under their names, then the live order's other keys; nothing
   * else.
   */
  Flow arranged(Flow flow) {
    List<RexNode> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : flow.shown()) {
      columns.add(column.at(values.size()));
      values.add(rex.field(flow.rel(), column.field()));
      names.add(column.name());
    }
    List<SortKey> order = carried(flow, values, names);
    return new Flow(project(flow.rel(), values, names, Set.of()), columns, order, flow.broken());
  }

  /**
   * The keys of the live order over a projection of these values; keys that are not among them are
   * added at the end.
   */
  List<SortKey> carried(Flow flow, List<RexNode> values, List<String> names) {
    List<SortKey> order = new ArrayList<>();
    for (SortKey key : flow.order()) {
      int place = -1;
      for (int i = 0; i < values.size() && place < 0; i++) {
        place = values.get(i) instanceof RexInputRef r && r.getIndex() == key.field() ? i : -1;
      }
      if (place < 0) {
        place = values.size();
        values.add(rex.field(flow.rel(), key.field()));
        names.add("_order");
      }
      order.add(key.at(place));
    }
    return order;
  }

  /** Sorts by the live order, and cuts. */
  RelNode sort(Flow flow, @Nullable RexNode offset, @Nullable RexNode fetch) {
    RelCollation collation = collation(flow.order());
    return LogicalSort.create(flow.rel(), collation, offset, fetch);
  }

  static RelCollation collation(List<SortKey> keys) {
    List<RelFieldCollation> fields = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (SortKey key : keys) {
      if (seen.add(key.field())) {
        fields.add(
            new RelFieldCollation(
                key.field(),
                key.descending()
                    ? RelFieldCollation.Direction.DESCENDING
                    : RelFieldCollation.Direction.ASCENDING,
                key.nullsFirst()
                    ? RelFieldCollation.NullDirection.FIRST
                    : RelFieldCollation.NullDirection.LAST));
      }
    }
    return RelCollations.of(fields);
  }

  /** The names, later ones that differ from an earlier one at most in case with a number. */
  static List<String> unique(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> result = new ArrayList<>();
    for (String name : names) {
      String candidate = name;
      for (int i = 1; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
        candidate = name + "_" + i;
      }
      result.add(candidate);
    }
    return result;
  }
}
