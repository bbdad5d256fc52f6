package io.dpl.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** The projection below an aggregate: its keys first, then what its calls need. */
final class AggregateInput {

  private final Session session;
  private final Flow flow;
  private final List<RexNode> values;

  AggregateInput(Session session, Flow flow, List<RexNode> keys) {
    this.session = session;
    this.flow = flow;
    this.values = new ArrayList<>(keys);
  }

  /** The field of an expression. */
  int field(RexNode value) {
    int known = values.indexOf(value);
    if (known >= 0) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /** The projection, when all fields are known. */
  RelNode rel() {
    List<String> names = new ArrayList<>();
    for (RexNode value : values) {
      names.add(
          value instanceof RexInputRef ref
              ? flow.rel().getRowType().getFieldNames().get(ref.getIndex())
              : "_value");
    }
    List<RexNode> all = values;
    if (values.isEmpty()) {
      all = List.of(session.rex().bool(true));
      names.add("_row");
    }
    return session.rels().project(flow.rel(), all, names, Set.of());
  }
}
