package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** JOIN of all kinds. */
final class JoinBinder {

  private final Session session;
  private final @Nullable Scope outer;

  JoinBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Flow input, Operator.Join node) {
    Flow other = new SourceBinder(session, outer).bind(node.relation(), node.alias());
    if (isLater(node)) {
      return input;
    }
    resources(node);
    Flow left = session.rels().compact(input.unordered());
    Flow right = session.rels().compact(other.unordered());
    boolean apart = areApart(left, right, node);
    List<Column> both = new ArrayList<>(left.columns());
    right.columns().forEach(column -> both.add(column.at(column.field() + left.width())));
    RelNode pair = join(left, right, session.rex().bool(true), JoinRelType.INNER);
    Flow joined = new Flow(pair, both, List.of(), left.broken() || right.broken());
    if (!node.using().isEmpty()) {
      return new UsingBinder(session).bind(left, right, joined, node);
    }
    Optional<RexNode> condition = condition(joined, node);
    JoinRelType type = type(node.kind());
    if (condition.isEmpty() || !apart || joined.broken()) {
      Flow shown = type.projectsRight() ? joined : left;
      return new Flow(shown.rel(), shown.columns(), List.of(), true);
    }
    RelNode rel = join(left, right, condition.get(), type);
    return type.projectsRight() ? joined.with(rel) : left.with(rel);
  }

  /** The node. */
  static RelNode join(Flow left, Flow right, RexNode condition, JoinRelType type) {
    return LogicalJoin.create(left.rel(), right.rel(), List.of(), condition, Set.of(), type);
  }

  static JoinRelType type(Operator.Join.Kind kind) {
    return switch (kind) {
      case INNER, CROSS -> JoinRelType.INNER;
      case LEFT -> JoinRelType.LEFT;
      case RIGHT -> JoinRelType.RIGHT;
      case FULL -> JoinRelType.FULL;
      case SEMI -> JoinRelType.SEMI;
      case ANTI -> JoinRelType.ANTI;
      case ASOF, ASOF_LEFT -> throw new IllegalArgumentException("ASOF is not available yet");
    };
  }

  private boolean isLater(Operator.Join node) {
    boolean asOf =
        node.kind() == Operator.Join.Kind.ASOF || node.kind() == Operator.Join.Kind.ASOF_LEFT;
    if (asOf) {
      session.notYet(
          node.span(), "ASOF JOIN", "join ON the bounds, then TOP 1 BY ... PARTITION BY the key");
    }
    return asOf;
  }

  private void resources(Operator.Join node) {
    for (Resource resource : node.resources()) {
      if (resource.name().matches("STRATEGY")) {
        session.notYet(resource.span(), "STRATEGY of a join", "leave it out");
      } else {
        session
            .diagnostics()
            .error(
                NameCode.UNKNOWN_RESOURCE,
                resource.name().span(),
                "a join has no resource " + resource.name(),
                "leave it out");
      }
    }
  }

  private boolean areApart(Flow left, Flow right, Operator.Join node) {
    Optional<String> shared =
        right.columns().stream()
            .map(Column::qualifier)
            .filter(q -> !q.isEmpty())
            .filter(q -> left.columns().stream().anyMatch(c -> c.qualifier().equalsIgnoreCase(q)))
            .findFirst();
    shared.ifPresent(
        alias ->
            session
                .diagnostics()
                .error(
                    NameCode.DUPLICATE_ALIAS,
                    node.relation().span(),
                    "both sides of the join are named " + alias,
                    "write AS and another name behind it"));
    return shared.isEmpty();
  }

  private Optional<RexNode> condition(Flow joined, Operator.Join node) {
    boolean cross = node.kind() == Operator.Join.Kind.CROSS;
    if (node.on() == null) {
      if (!cross) {
        session
            .diagnostics()
            .error(
                PlanCode.JOIN_CONDITION,
                node.span(),
                "the join has no condition",
                "write ON ... or USING (...), or CROSS JOIN for all pairs");
        return Optional.empty();
      }
      return Optional.of(session.rex().bool(true));
    }
    if (cross) {
      session
          .diagnostics()
          .error(
              PlanCode.JOIN_CONDITION,
              node.on().span(),
              "CROSS JOIN takes no condition",
              "write JOIN");
      return Optional.empty();
    }
    Scope scope = new Scope(session, joined, outer, "ON").forbidCorrelation();
    RexNode condition =
        new ExpressionBinder(session, scope).condition(node.on(), "the condition of ON");
    return session.rex().isError(condition) ? Optional.empty() : Optional.of(condition);
  }
}
