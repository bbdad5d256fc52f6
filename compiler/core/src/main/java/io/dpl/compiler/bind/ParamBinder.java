package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.grammar.tree.Statement;
import java.util.Optional;

/** PARAM. */
final class ParamBinder {

  private final Session session;

  ParamBinder(Session session) {
    this.session = session;
  }

  void bind(Statement.Param node) {
    Parameters parameters = session.parameters();
    String name = node.name();
    if (parameters.isDeclared(name)) {
      session
          .diagnostics()
          .error(
              NameCode.ALREADY_DEFINED,
              node.span(),
              "PARAM $" + name + " stands already in the script",
              "declare a parameter once, before its use");
      return;
    }
    if (parameters.isGiven(name)) {
      parameters.declareGiven(name, node.type().type(), node.span());
    } else if (node.defaultValue() == null) {
      session
          .diagnostics()
          .error(
              NameCode.MISSING_PARAMETER,
              node.span(),
              "$" + name + " has no value",
              "give it one with -p " + name + "=..., or a DEFAULT");
      parameters.declareBroken(name, node.type().type());
    } else {
      session
          .constants()
          .value(node.defaultValue())
          .ifPresentOrElse(
              constant ->
                  parameters.declare(
                      name, node.type().type(), constant.value(), node.defaultValue().span()),
              () -> parameters.declareBroken(name, node.type().type()));
    }
    check(node);
  }

  private void check(Statement.Param node) {
    Parameters.Value value = session.parameters().use(node.name(), node.span());
    if (node.check() == null || value.broken()) {
      return;
    }
    Optional<Constants.Constant> holds = session.constants().value(node.check());
    if (holds.isPresent() && !Boolean.TRUE.equals(holds.get().value())) {
      session
          .diagnostics()
          .error(
              NameCode.PARAMETER_CHECK,
              node.check().span(),
              "$" + node.name() + " = " + value.value() + " does not satisfy its CHECK",
              "give another value with -p " + node.name() + "=...");
    }
  }
}
