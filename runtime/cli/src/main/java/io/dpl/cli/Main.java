package io.dpl.cli;

import io.dpl.Dpl;
import io.dpl.cli.action.Actions;
import io.dpl.cli.command.DplCommand;
import io.dpl.cli.terminal.Console;
import java.util.Set;

/** Where the command line starts. */
public final class Main {

  /** The launcher's word for: use what commands use, so that Java can archive the classes. */
  private static final String WARM_UP = "warm-up";

  /** Commands that need the compiler, which loads while their options are read. */
  private static final Set<String> COMPILING = Set.of("run", "explain", "check", "repl");

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments as the user wrote them
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && COMPILING.contains(arguments[0])) {
      Dpl.preload();
    }
    Console console = Console.system();
    if (arguments.length == 1 && arguments[0].equals(WARM_UP)) {
      WarmUp.run(console);
      System.exit(0);
    }
    System.exit(DplCommand.run(console, Actions.standard(), arguments).number());
  }
}
