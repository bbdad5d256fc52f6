package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.OnError;
import org.jspecify.annotations.Nullable;

/** WITH and ON ERROR where this version takes only the least of them. */
final class ClauseCheck {

  private final Session session;

  ClauseCheck(Session session) {
    this.session = session;
  }

  /** Clauses of EXTEND, SET and UNNEST: no resources, ON ERROR FAIL. */
  void check(Clauses clauses) {
    if (!clauses.resources().isEmpty()) {
      session.notYet(clauses.resources().get(0).span(), "WITH (...) on a function", "leave it out");
    }
    onError(clauses.onError());
  }

  /** A policy: only FAIL. */
  void onError(@Nullable OnError policy) {
    if (policy != null && policy.action() != OnError.Action.FAIL) {
      session.notYet(
          policy.span(),
          "ON ERROR " + policy.action(),
          "write ON ERROR FAIL, or TRY(...) around an expression that may fail");
    } else if (policy != null && policy.limit() != null) {
      session.notYet(policy.span(), "LIMIT of ON ERROR", "leave it out");
    }
  }
}
