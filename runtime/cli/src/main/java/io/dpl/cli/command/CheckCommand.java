package io.dpl.cli.command;

import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.request.CheckRequest;
import io.dpl.cli.request.CheckRequest.Format;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dpl check}. */
@Command(name = "check", description = "Finds mistakes in scripts; runs nothing.")
final class CheckCommand extends Subcommand<CheckRequest> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scripts; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "Value of a parameter of the scripts; may be repeated.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or sarif (default: text).")
  private Format format = Format.TEXT;

  CheckCommand() {
    super(Actions::check);
  }

  @Override
  CheckRequest request(Context context) {
    return new CheckRequest(
        files.stream().map(file -> read(file, context)).toList(),
        ScriptOptions.values(parameters, commandLine()),
        format);
  }
}
