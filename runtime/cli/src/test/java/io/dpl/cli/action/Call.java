package io.dpl.cli.action;

import io.dpl.cli.command.DplCommand;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What came of a command that was really carried out in this process. */
record Call(int exitCode, String out, String err) {

  static Call of(String... arguments) {
    return with("", arguments);
  }

  /** With a text on standard input. */
  static Call with(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.NONE);
    int exitCode = DplCommand.run(console, Actions.standard(), arguments).number();
    return new Call(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
