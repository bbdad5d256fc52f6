package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Conversions;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT and EXCEPT, by position or by name. */
final class SetOperationBinder {

  private final Session session;
  private final @Nullable Scope outer;

  SetOperationBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Flow input, Operator.SetOperation node) {
    List<Flow> flows = new ArrayList<>();
    flows.add(session.rels().arranged(input.unordered()));
    boolean broken = input.isBroken();
    for (Pipeline pipeline : node.inputs()) {
      Flow flow = new PipelineBinder(session).rows(pipeline, outer, node.kind().name());
      broken |= flow.isBroken();
      flows.add(session.rels().arranged(flow.unordered()));
    }
    if (broken) {
      return new Flow(input.rel(), input.columns(), List.of(), true);
    }
    List<String> names = names(flows, node);
    List<List<Optional<Column>>> matched = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      Optional<List<Optional<Column>>> columns = columns(flows.get(i), i, names, node);
      if (columns.isEmpty()) {
        return new Flow(input.rel(), input.columns(), List.of(), true);
      }
      matched.add(columns.get());
    }
    return combine(flows, matched, names, node)
        .orElse(new Flow(input.rel(), input.columns(), List.of(), true));
  }

  /** Names of the result: the first input's, and of UNION BY NAME those of the others. */
  private static List<String> names(List<Flow> flows, Operator.SetOperation node) {
    List<String> names = new ArrayList<>(flows.get(0).names());
    if (node.byName()) {
      for (Flow flow : flows) {
        for (String name : flow.names()) {
          if (names.stream().noneMatch(name::equalsIgnoreCase)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private Optional<List<Optional<Column>>> columns(
      Flow flow, int input, List<String> names, Operator.SetOperation node) {
    if (node.byName()) {
      List<Optional<Column>> found = names.stream().map(flow::find).toList();
      boolean complete = found.stream().allMatch(Optional::isPresent);
      if (!complete && node.kind() != Operator.SetOperation.Kind.UNION) {
        mismatch(node, input, node.kind() + " BY NAME needs the same names on both sides");
        return Optional.empty();
      }
      return Optional.of(found);
    }
    if (flow.shown().size() != names.size()) {
      String message =
          "this pipeline has "
              + flow.shown().size()
              + " columns, the one before "
              + node.kind()
              + " has "
              + names.size();
      mismatch(node, input, message);
      return Optional.empty();
    }
    return Optional.of(flow.shown().stream().map(Optional::of).toList());
  }

  private void mismatch(Operator.SetOperation node, int input, String message) {
    session
        .diagnostics()
        .error(
            TypeCode.COLUMN_COUNT,
            input == 0 ? node.span() : node.inputs().get(input - 1).span(),
            message,
            "end it with | SELECT and the same columns");
  }

  private Optional<Flow> combine(
      List<Flow> flows,
      List<List<Optional<Column>>> matched,
      List<String> names,
      Operator.SetOperation node) {
    List<List<RexNode>> values = new ArrayList<>();
    flows.forEach(flow -> values.add(new ArrayList<>()));
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      DplType type = Simple.NULL;
      for (int i = 0; i < flows.size(); i++) {
        Optional<RexNode> value = value(flows.get(i), matched.get(i).get(column));
        DplType own = value.map(session.rex()::type).orElse(Simple.NULL);
        Optional<DplType> common = Conversions.common(type, own);
        if (common.isEmpty()) {
          mismatchedType(node, i, flows.get(i), matched.get(i).get(column), type, own);
          return Optional.empty();
        }
        type = common.get();
      }
      for (int i = 0; i < flows.size(); i++) {
        Optional<RexNode> value = value(flows.get(i), matched.get(i).get(column));
        RexNode typed =
            value.isPresent() ? session.rex().widen(value.get(), type) : session.rex().nullOf(type);
        values.get(i).add(typed);
      }
    }
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      inputs.add(session.rels().project(flows.get(i).rel(), values.get(i), names, Set.of()));
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(Column.shown(names.get(i), "", i));
    }
    return Optional.of(new Flow(rel(inputs, node), columns, List.of(), false));
  }

  private Optional<RexNode> value(Flow flow, Optional<Column> column) {
    return column.map(c -> session.rex().field(flow.rel(), c.field()));
  }

  private void mismatchedType(
      Operator.SetOperation node,
      int input,
      Flow flow,
      Optional<Column> column,
      DplType before,
      DplType own) {
    String name = column.map(Column::name).orElse(String.join(", ", flow.names()));
    session
        .diagnostics()
        .error(
            TypeCode.NO_COMMON_TYPE,
            input == 0 ? node.span() : node.inputs().get(input - 1).span(),
            "the column "
                + name
                + " is "
                + before
                + " before "
                + node.kind()
                + " and "
                + own
                + " here",
            "write | SET " + name + " = " + name + "::" + before + " at its end");
  }

  private static RelNode rel(List<RelNode> inputs, Operator.SetOperation node) {
    return switch (node.kind()) {
      case UNION -> LogicalUnion.create(inputs, node.all());
      case INTERSECT -> LogicalIntersect.create(inputs, node.all());
      case EXCEPT -> LogicalMinus.create(inputs, node.all());
    };
  }
}
