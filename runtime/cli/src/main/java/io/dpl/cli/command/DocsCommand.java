package io.dpl.cli.command;

import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.request.DocsRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dpl docs}. */
@Command(name = "docs", description = "Shows the documentation of a name, or lists the names.")
final class DocsCommand extends Subcommand<DocsRequest> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "A function, operator, model, connector or a code such as DPL2003.")
  private String name = "";

  DocsCommand() {
    super(Actions::docs);
  }

  @Override
  DocsRequest request(Context context) {
    return new DocsRequest(name);
  }
}
