package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Branch;
import io.dpl.grammar.tree.Operator;
import java.util.List;

/** TEE and FORK: the rows before them are computed once and read by every branch. */
final class BranchBinder {

  private final Session session;

  BranchBinder(Session session) {
    this.session = session;
  }

  /** Side branches; the flow goes on. */
  Flow tee(Flow flow, Operator.Tee node) {
    Flow shared = new SharedPlans(session).branch("tee", flow);
    branches(shared, node.branches());
    return shared;
  }

  /** Ends in branches. */
  void fork(Flow flow, Operator.Fork node) {
    branches(new SharedPlans(session).branch("fork", flow), node.branches());
  }

  private void branches(Flow shared, List<Branch> branches) {
    for (Branch branch : branches) {
      new PipelineBinder(session).end(shared, branch.operators(), branch.span());
    }
  }
}
