package io.dpl.cli.command;

import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.request.DoctorRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dpl doctor}. */
@Command(name = "doctor", description = "Says what works here and what is missing.")
final class DoctorCommand extends Subcommand<DoctorRequest> {

  @Option(
      names = "--class-path",
      description = "Prints what a Java program or SQL tool puts on its class path.")
  private boolean classPath;

  DoctorCommand() {
    super(Actions::doctor);
  }

  @Override
  DoctorRequest request(Context context) {
    return new DoctorRequest(classPath);
  }
}
