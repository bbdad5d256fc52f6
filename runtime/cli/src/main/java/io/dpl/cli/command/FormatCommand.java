package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.request.FormatRequest;
import java.util.List;

/** {@code dpl fmt}. */
final class FormatCommand implements Command<FormatRequest> {

  private static final Option CHECK =
      Option.flag("--check", "Changes nothing; ends with 1 where a script has another layout.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl fmt",
        "Gives scripts their canonical layout; - takes standard input to standard output.",
        "FILE...",
        1,
        Integer.MAX_VALUE,
        List.of(CHECK));
  }

  @Override
  public FormatRequest request(Arguments arguments, Scripts scripts) {
    return new FormatRequest(
        arguments.operands().stream().map(scripts::read).toList(), arguments.has(CHECK));
  }

  @Override
  public Action<FormatRequest> action(Actions actions) {
    return actions.format();
  }
}
