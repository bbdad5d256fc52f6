package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.request.DocsRequest;
import java.util.List;

/** {@code dpl docs}. */
final class DocsCommand implements Command<DocsRequest> {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl docs",
        "Documentation of a function, operator, model, connector or a code such as DPL2003;"
            + " without a name, a list of the names.",
        "[NAME]",
        0,
        1,
        List.of());
  }

  @Override
  public DocsRequest request(Arguments arguments, Scripts scripts) {
    return new DocsRequest(arguments.operands().stream().findFirst().orElse(""));
  }

  @Override
  public Action<DocsRequest> action(Actions actions) {
    return actions.docs();
  }
}
