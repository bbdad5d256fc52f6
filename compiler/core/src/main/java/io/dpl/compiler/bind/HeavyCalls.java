package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.type.DplType;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Takes heavy calls out of the expressions of one operator: each becomes a node below it, and the
 * expressions use its column. Where evaluation is conditional the node has a guard.
 */
final class HeavyCalls {

  private final Session session;
  private final RexMaker rex;
  private final @Nullable Scope outer;
  private final String place;
  private final Map<String, Over.Window> windows;
  private final Map<Expression.Call, RexNode> extracted = new IdentityHashMap<>();
  private final Map<String, RexNode> known;
  private Flow flow;

  HeavyCalls(Session session, Flow flow, @Nullable Scope outer, String place) {
    this(session, flow, outer, place, Map.of(), new HashMap<>());
  }

  /**
   * @param known calls of the operator that were taken out before, by what they compute; fields of
   *     the row keep their places between them
   */
  HeavyCalls(
      Session session,
      Flow flow,
      @Nullable Scope outer,
      String place,
      Map<String, Over.Window> windows,
      Map<String, RexNode> known) {
    this.session = session;
    this.rex = session.rex();
    this.flow = flow;
    this.outer = outer;
    this.place = place;
    this.windows = windows;
    this.known = known;
  }

  /** The input with the columns of the calls taken out so far. */
  Flow flow() {
    return flow;
  }

  /** What stands for each call. */
  Map<Expression.Call, RexNode> extracted() {
    return extracted;
  }

  /** Whether one is in an expression, subqueries not counted. */
  boolean isIn(Node node) {
    return !directCalls(node).isEmpty();
  }

  private List<Expression.Call> directCalls(Node node) {
    List<Expression.Call> calls = new ArrayList<>();
    Syntax.walk(
        node,
        part -> {
          if (part instanceof Expression.Call call && definition(call).isPresent()) {
            calls.add(call);
          }
          return !(part instanceof Pipeline) && !(part instanceof Expression.Lambda);
        });
    return calls;
  }

  private Optional<HeavyFunction> definition(Expression.Call call) {
    Optional<FunctionDefinition> function = session.registry().function(call.function().text());
    return function.filter(HeavyFunction.class::isInstance).map(HeavyFunction.class::cast);
  }

  /**
   * Takes the calls out of an expression.
   *
   * @param name column name of a call that is the whole expression
   */
  void take(Expression expression, String name) {
    if (!directCalls(expression).isEmpty()) {
      walk(expression, List.of(), name);
    }
  }

  private void walk(Node node, List<RexNode> guards, String name) {
    if (node instanceof Pipeline
        || node instanceof Expression.Lambda
        || directCalls(node).isEmpty()) {
      return;
    }
    if (node instanceof Expression.Call call) {
      call(call, guards, name);
    } else if (node instanceof Expression.Case branches) {
      cases(branches, guards);
    } else if (node instanceof Expression.Binary binary && isLogic(binary)) {
      walk(binary.left(), guards, "");
      boolean and = binary.operator() == BinaryOperator.AND;
      inside(
          binary.right(),
          guards,
          binary.left(),
          and ? SqlStdOperatorTable.IS_NOT_FALSE : SqlStdOperatorTable.IS_NOT_TRUE);
    } else {
      Syntax.children(node).forEach(child -> walk(child, guards, ""));
    }
  }

  private static boolean isLogic(Expression.Binary binary) {
    return binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR;
  }

  /** Walks a part that is evaluated only where a test of a condition holds. */
  private void inside(
      Expression part,
      List<RexNode> guards,
      Expression condition,
      org.apache.calcite.sql.SqlOperator test) {
    if (!directCalls(part).isEmpty()) {
      RexNode value = binder().bind(condition);
      walk(part, rex.isError(value) ? guards : plus(guards, rex.standard(test, value)), "");
    }
  }

  private static List<RexNode> plus(List<RexNode> guards, RexNode guard) {
    List<RexNode> more = new ArrayList<>(guards);
    more.add(guard);
    return more;
  }

  private void cases(Expression.Case node, List<RexNode> guards) {
    if (node.operand() != null) {
      walk(node.operand(), guards, "");
    }
    List<RexNode> reached = guards;
    for (Expression.When when : node.branches()) {
      walk(when.condition(), reached, "");
      Expression condition =
          node.operand() == null
              ? when.condition()
              : new Expression.Binary(
                  BinaryOperator.EQUAL, node.operand(), when.condition(), when.span());
      RexNode value = binder().bind(condition);
      if (!rex.isError(value)) {
        walk(when.result(), plus(reached, value), "");
        reached = plus(reached, rex.standard(SqlStdOperatorTable.IS_NOT_TRUE, value));
      }
    }
    if (node.otherwise() != null) {
      walk(node.otherwise(), reached, "");
    }
  }

  private void call(Expression.Call node, List<RexNode> guards, String name) {
    Optional<HeavyFunction> heavy = definition(node);
    if (heavy.isPresent()) {
      Syntax.children(node).forEach(child -> walk(child, guards, ""));
      emit(node, heavy.get(), guards, name);
      return;
    }
    String function = node.function().text().toUpperCase(Locale.ROOT);
    List<Expression> arguments = node.arguments();
    if (function.equals("COALESCE") || function.equals("IFNULL")) {
      List<RexNode> reached = guards;
      for (Expression argument : arguments) {
        walk(argument, reached, "");
        RexNode value = binder().bind(argument);
        if (!rex.isError(value)) {
          reached = plus(reached, rex.standard(SqlStdOperatorTable.IS_NULL, value));
        }
      }
    } else if ((function.equals("IF") || function.equals("IFF")) && arguments.size() > 1) {
      walk(arguments.get(0), guards, "");
      inside(arguments.get(1), guards, arguments.get(0), SqlStdOperatorTable.IS_TRUE);
      for (Expression other : arguments.subList(2, arguments.size())) {
        inside(other, guards, arguments.get(0), SqlStdOperatorTable.IS_NOT_TRUE);
      }
    } else {
      Syntax.children(node).forEach(child -> walk(child, guards, ""));
    }
  }

  private ExpressionBinder binder() {
    Scope scope = new Scope(session, flow, outer, place).extract(extracted).allowWindows(windows);
    return new ExpressionBinder(session, scope.forbidCorrelation());
  }

  private void emit(
      Expression.Call node, HeavyFunction function, List<RexNode> guards, String name) {
    Optional<Arguments.Bound> bound = new Arguments(binder()).bind(node, function);
    if (bound.isEmpty()) {
      extracted.put(node, rex.error());
      return;
    }
    RexNode guard = guards.isEmpty() ? null : rex.and(guards);
    String key = function.name() + bound.get().options() + bound.get().values() + guard;
    if (function.traits().deterministic() && known.containsKey(key)) {
      extracted.put(node, known.get(key));
      return;
    }
    if (bound.get().values().stream().anyMatch(RexUtil::containsCorrelation)) {
      session.notYet(
          node.span(),
          function.name() + " of a column around the subquery",
          "join instead of the subquery");
      extracted.put(node, rex.error());
      return;
    }
    RexNode result = apply(node, function, bound.get(), guard, name);
    extracted.put(node, result);
    known.put(key, result);
  }

  private RexNode apply(
      Expression.Call node,
      HeavyFunction function,
      Arguments.Bound bound,
      @Nullable RexNode guard,
      String name) {
    DplType type;
    try {
      type = function.returns(bound.match().returns(), bound.options());
    } catch (IllegalArgumentException e) {
      session.diagnostics().error(TypeCode.BAD_VALUE, node.span(), String.valueOf(e.getMessage()));
      return rex.error();
    }
    List<Integer> arguments = new ArrayList<>();
    bound.values().forEach(value -> arguments.add(field(value, "_argument")));
    int guardField = guard == null ? -1 : field(guard, "_guard");
    RelNode input = flow.rel();
    String wanted = name.isEmpty() ? "_" + function.name().toLowerCase(Locale.ROOT) : name;
    var field =
        new RelDataTypeFieldImpl(
            free(wanted, input), flow.width(), session.types().toRel(type, true));
    RelNode call =
        ApplyCall.create(
            input,
            new CallTarget.Function(function, bound.options()),
            arguments,
            guardField,
            List.of(field),
            node.span());
    flow = flow.with(call);
    return rex.field(call, call.getRowType().getFieldCount() - 1);
  }

  /** A name that no field of the input has. */
  static String free(String wanted, RelNode input) {
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    names.add(wanted);
    return RelMaker.unique(names).get(names.size() - 1);
  }

  /** The field of a value; one that is no plain field is computed below. */
  private int field(RexNode value, String name) {
    if (value instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    flow = flow.with(session.rels().append(flow.rel(), List.of(value), List.of(name), Set.of()));
    return flow.width() - 1;
  }
}
