package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.request.CheckRequest;
import io.dpl.cli.request.CheckRequest.Format;
import java.util.List;

/** {@code dpl check}. */
final class CheckCommand implements Command<CheckRequest> {

  private static final Option FORMAT =
      Option.value("--format", "FORMAT", "text, json or sarif (default: text).");

  private static final Option FIX =
      Option.flag("--fix", "Changes the files where lint knows a quick fix, and checks again.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl check",
        "Finds mistakes in scripts; runs nothing.",
        "FILE...",
        1,
        Integer.MAX_VALUE,
        List.of(ScriptOptions.PARAMETER, FORMAT, FIX));
  }

  @Override
  public CheckRequest request(Arguments arguments, Scripts scripts) {
    return new CheckRequest(
        arguments.operands().stream().map(scripts::read).toList(),
        ScriptOptions.parameters(arguments),
        arguments.choice(FORMAT, Format.TEXT),
        arguments.has(FIX));
  }

  @Override
  public Action<CheckRequest> action(Actions actions) {
    return actions.check();
  }
}
