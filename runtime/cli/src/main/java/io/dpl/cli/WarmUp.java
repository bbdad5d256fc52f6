package io.dpl.cli;

import io.dpl.cli.action.Actions;
import io.dpl.cli.command.DplCommand;
import io.dpl.cli.terminal.Console;
import java.util.List;

/**
 * Goes once through the commands while the launcher makes the class-data archive: what is loaded
 * here starts fast from then on. Failures do not matter.
 */
final class WarmUp {

  private static final String SCRIPT =
      "VALUES (1, 'a'), (2, 'b') AS t(n, s) | WHERE n > 1 | SELECT s, n + 1 AS m";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("docs", "DPL2003"),
          List.of("doctor"),
          List.of("explain", "-e", SCRIPT),
          List.of("explain", "-e", "VALUES (1) AS t(n) | WHERE m > 1"),
          List.of("run", "-e", SCRIPT));

  private WarmUp() {}

  static void run(Console console) {
    for (List<String> command : COMMANDS) {
      DplCommand.run(console, Actions.standard(), command.toArray(String[]::new));
    }
  }
}
