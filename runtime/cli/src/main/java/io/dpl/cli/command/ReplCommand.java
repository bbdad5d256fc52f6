package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.request.ReplRequest;
import java.util.List;

/** {@code dpl repl}. */
final class ReplCommand implements Command<ReplRequest> {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl repl",
        "Starts a prompt: statements with completion and history, a session that remembers.",
        "",
        0,
        0,
        List.of());
  }

  @Override
  public ReplRequest request(Arguments arguments, Scripts scripts) {
    return new ReplRequest();
  }

  @Override
  public Action<ReplRequest> action(Actions actions) {
    return actions.repl();
  }
}
