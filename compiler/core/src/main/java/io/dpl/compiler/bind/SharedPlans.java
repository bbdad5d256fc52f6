package io.dpl.compiler.bind;

import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.SharedScan;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** Plans that several places read. */
final class SharedPlans {

  private final Session session;

  SharedPlans(Session session) {
    this.session = session;
  }

  /** The rows of a LET as its users see them: itself where one uses it, else a shared plan. */
  Flow let(String name, Flow flow) {
    if (!session.lets().isShared(name) || flow.isBroken()) {
      return flow;
    }
    Flow compact = session.rels().compact(flow);
    return share(name, compact, !isRepeatable(compact.rel()));
  }

  /** The rows of a place where the pipeline branches. */
  Flow branch(String kind, Flow flow) {
    if (flow.isBroken()) {
      return flow;
    }
    return share(session.nextShared(kind), session.rels().compact(flow), true);
  }

  private Flow share(String name, Flow flow, boolean forced) {
    session.shared().add(new LogicalPlan.Shared(name, flow.rel(), forced));
    double rows = session.cluster().getMetadataQuery().getRowCount(flow.rel());
    return flow.with(SharedScan.create(session.cluster(), name, flow.rel().getRowType(), rows));
  }

  /** Whether each computation gives the same rows. */
  private static boolean isRepeatable(RelNode rel) {
    boolean[] repeatable = {true};
    RexShuttle check =
        new RexShuttle() {
          @Override
          public org.apache.calcite.rex.RexNode visitCall(RexCall call) {
            repeatable[0] &= call.getOperator().isDeterministic();
            return super.visitCall(call);
          }
        };
    new RelVisitor() {
      @Override
      public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
        node.accept(check);
        if (node instanceof io.dpl.compiler.rel.ApplyCall call) {
          repeatable[0] &= call.target().traits().deterministic();
        }
        super.visit(node, ordinal, parent);
      }
    }.go(rel);
    return repeatable[0];
  }
}
