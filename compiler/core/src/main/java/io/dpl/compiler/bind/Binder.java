package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.DplException;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.grammar.tree.Script;

/** Binds a script: resolves its names, finds its types and makes its logical plan. */
public final class Binder {

  private Binder() {}

  /**
   * Binds all statements together.
   *
   * @throws DplException with all mistakes found, sorted by place
   */
  public static Bound bind(Script script, BindContext context) {
    Session session = new Session(script, context);
    StatementBinder statements = new StatementBinder(session);
    script.statements().forEach(statements::bind);
    session.parameters().reportUnused();
    session.diagnostics().throwIfErrors();
    return new Bound(
        new LogicalPlan(session.shared(), session.sinks()),
        session.diagnostics().sorted(),
        session.settings(),
        session.cluster());
  }
}
