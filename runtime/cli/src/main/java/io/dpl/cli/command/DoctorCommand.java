package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.request.DoctorRequest;
import java.util.List;

/** {@code dpl doctor}. */
final class DoctorCommand implements Command<DoctorRequest> {

  private static final Option CLASS_PATH =
      Option.flag("--class-path", "Prints what a Java program or SQL tool puts on its class path.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl doctor",
        "Says what works here, what is missing and how to get it.",
        "",
        0,
        0,
        List.of(CLASS_PATH));
  }

  @Override
  public DoctorRequest request(Arguments arguments, Scripts scripts) {
    return new DoctorRequest(arguments.has(CLASS_PATH));
  }

  @Override
  public Action<DoctorRequest> action(Actions actions) {
    return actions.doctor();
  }
}
