package io.dpl.cli.repl;

import io.dpl.cli.process.ExitCode;
import io.dpl.cli.repl.command.Commands;
import io.dpl.cli.repl.input.Lines;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.run.Runs;

/** Reads inputs and carries them out until there are no more. */
record Repl(Lines lines, Desk desk) {

  /**
   * Runs.
   *
   * @return how the last input that failed ended, as a script that pipes statements in wants to
   *     know; done where a person typed
   */
  ExitCode run() {
    Commands commands = new Commands(desk);
    Runs runs = new Runs(desk);
    ExitCode worst = ExitCode.DONE;
    while (!commands.left()) {
      String text = lines.next();
      if (text == null) {
        break;
      }
      String typed = text.strip();
      if (typed.isEmpty()) {
        continue;
      }
      ExitCode code =
          typed.startsWith("\\") ? commands.run(typed) : runs.run(desk.session().read(text));
      worst = code == ExitCode.DONE ? worst : code;
    }
    return desk.screen().isSeen() ? ExitCode.DONE : worst;
  }
}
