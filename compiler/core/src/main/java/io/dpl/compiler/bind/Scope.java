package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Over;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** What an expression can name, and what may stand in it. */
final class Scope {

  private final Session session;
  private final Flow flow;
  private final @Nullable Scope outer;
  private final String place;
  private final Map<String, RexNode> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Over.Window> windows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<Expression.Call, RexNode> extracted = new IdentityHashMap<>();
  private boolean windowsAllowed;
  private boolean correlationAllowed = true;
  private @Nullable AggregateCalls aggregates;
  private Correlation correlation = new Correlation();

  /**
   * @param outer of the operator around a subquery
   * @param place for messages: WHERE, GROUP BY ...
   */
  Scope(Session session, Flow flow, @Nullable Scope outer, String place) {
    this.session = session;
    this.flow = flow;
    this.outer = outer;
    this.place = place;
  }

  Scope allowWindows(Map<String, Over.Window> named) {
    windowsAllowed = true;
    windows.putAll(named);
    return this;
  }

  Scope forbidCorrelation() {
    correlationAllowed = false;
    return this;
  }

  Scope collect(AggregateCalls calls) {
    aggregates = calls;
    return this;
  }

  Scope extract(Map<Expression.Call, RexNode> heavy) {
    extracted.putAll(heavy);
    return this;
  }

  /** The same scope with parameters of a lambda. */
  Scope inside(Map<String, RexNode> parameters) {
    Scope inner = copy(place);
    inner.variables.putAll(parameters);
    inner.windowsAllowed = false;
    inner.aggregates = null;
    inner.correlationAllowed = false;
    return inner;
  }

  /** The same scope in the arguments of an aggregate or window function. */
  Scope inArguments() {
    Scope inner = copy("an argument of another");
    inner.windowsAllowed = false;
    inner.aggregates = null;
    return inner;
  }

  private Scope copy(String where) {
    Scope copy = new Scope(session, flow, outer, where);
    copy.variables.putAll(variables);
    copy.windows.putAll(windows);
    copy.extracted.putAll(extracted);
    copy.windowsAllowed = windowsAllowed;
    copy.correlationAllowed = correlationAllowed;
    copy.aggregates = aggregates;
    copy.correlation = correlation;
    return copy;
  }

  Flow flow() {
    return flow;
  }

  @Nullable Scope outer() {
    return outer;
  }

  String place() {
    return place;
  }

  Map<String, RexNode> variables() {
    return variables;
  }

  Map<String, Over.Window> windows() {
    return windows;
  }

  boolean windowsAllowed() {
    return windowsAllowed;
  }

  boolean correlationAllowed() {
    return correlationAllowed;
  }

  @Nullable AggregateCalls aggregates() {
    return aggregates;
  }

  Optional<RexNode> extracted(Expression.Call call) {
    return Optional.ofNullable(extracted.get(call));
  }

  /** The row of this scope as a subquery sees it. */
  RexNode row() {
    return session
        .rex()
        .builder()
        .makeCorrel(flow.rel().getRowType(), correlation.id(session.cluster()));
  }

  /** The variables that subqueries use of this row. */
  Set<CorrelationId> correlations() {
    return correlation.id == null ? Set.of() : Set.of(correlation.id);
  }

  /** The variable of a row, made when a subquery first uses it. */
  private static final class Correlation {
    private @Nullable CorrelationId id;

    CorrelationId id(RelOptCluster cluster) {
      if (id == null) {
        id = cluster.createCorrel();
      }
      return id;
    }
  }
}
