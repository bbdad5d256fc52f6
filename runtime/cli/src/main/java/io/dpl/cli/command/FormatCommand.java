package io.dpl.cli.command;

import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.request.FormatRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dpl fmt}. */
@Command(name = "fmt", description = "Gives scripts their canonical layout.")
final class FormatCommand extends Subcommand<FormatRequest> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Scripts; - formats standard input to standard output.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Changes nothing; exit code 1 where a script has another layout.")
  private boolean check;

  FormatCommand() {
    super(Actions::format);
  }

  @Override
  FormatRequest request(Context context) {
    return new FormatRequest(files.stream().map(file -> read(file, context)).toList(), check);
  }
}
