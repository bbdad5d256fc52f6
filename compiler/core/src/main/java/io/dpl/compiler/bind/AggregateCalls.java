package io.dpl.compiler.bind;

import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.compiler.rel.TemplateAggregate;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one AGGREGATE. In the expressions around them, each stands as a reference
 * behind the fields of the input.
 */
final class AggregateCalls {

  private final Session session;
  private final int width;
  private final List<Found> found = new ArrayList<>();

  /**
   * @param width fields of the input
   */
  AggregateCalls(Session session, int width) {
    this.session = session;
    this.width = width;
  }

  /** One aggregate over expressions of the input. */
  record Found(
      TemplateAggregate function,
      boolean distinct,
      List<RexNode> arguments,
      @Nullable RexNode filter,
      List<Key> orderBy) {

    private String digest() {
      return function.getName() + distinct + arguments + filter + orderBy;
    }
  }

  /** A key of ORDER BY in an aggregate. */
  record Key(RexNode value, boolean descending, boolean nullsFirst) {}

  List<Found> found() {
    return found;
  }

  int width() {
    return width;
  }

  /** Adds a call; gives what stands for it. */
  RexNode add(Expression.Call node, SqlAggregate aggregate, ExpressionBinder binder) {
    RexMaker rex = session.rex();
    ExpressionBinder inside = binder.in(binder.scope().inArguments());
    Optional<Arguments.Bound> bound = new Arguments(inside).bind(node, aggregate);
    List<Key> keys = new ArrayList<>();
    boolean wrong = bound.isEmpty();
    for (SortItem item : node.orderBy()) {
      RexNode key = inside.bind(item.key());
      wrong |= rex.isError(key);
      keys.add(new Key(key, item.descending(), item.nulls() == SortItem.NullOrder.FIRST));
    }
    RexNode filter = node.filter() == null ? null : inside.condition(node.filter(), "FILTER");
    if (wrong || (filter != null && rex.isError(filter))) {
      return rex.error();
    }
    RelDataType type = type(rex, aggregate, bound.get());
    ConstantArguments.Written written =
        new ConstantArguments(rex)
            .write(
                withOptions(aggregate, bound.get().options()),
                bound.get().signature(),
                bound.get().values());
    var function = new TemplateAggregate(written.definition(), type, node.span());
    RexNode isTrue = filter == null ? null : rex.standard(SqlStdOperatorTable.IS_TRUE, filter);
    Found call = new Found(function, node.distinct(), written.values(), isTrue, keys);
    return rex.builder().makeInputRef(type, width + place(call));
  }

  private int place(Found call) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).digest().equals(call.digest())) {
        return i;
      }
    }
    found.add(call);
    return found.size() - 1;
  }

  /** The type of a result: NULL for no rows, except COUNT. */
  static RelDataType type(RexMaker rex, SqlAggregate aggregate, Arguments.Bound bound) {
    return rex.types().toRel(bound.match().returns(), !aggregate.name().equals("COUNT"));
  }

  /** The definition with the options of a call written into its templates. */
  static SqlAggregate withOptions(SqlAggregate aggregate, Map<String, Object> options) {
    if (options.isEmpty()) {
      return aggregate;
    }
    return new SqlAggregate(
        aggregate.signatures().stream()
            .map(s -> new Signature(s.name() + options, s.parameters(), s.returns()))
            .toList(),
        Calls.substitute(aggregate.whole(), options),
        substituted(aggregate.partials(), options),
        aggregate.partialTypes(),
        substituted(aggregate.merges(), options),
        Calls.substitute(aggregate.last(), options),
        aggregate.orderSensitive(),
        aggregate.windowOnly(),
        aggregate.traits(),
        aggregate.doc());
  }

  private static List<String> substituted(List<String> templates, Map<String, Object> options) {
    return templates.stream().map(t -> Calls.substitute(t, options)).toList();
  }
}
