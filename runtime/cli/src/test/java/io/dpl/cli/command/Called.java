package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What came of calling {@code dpl} with some arguments, without doing what they ask for. */
record Called(int exitCode, List<Object> requests, List<Context> contexts, String out, String err) {

  static Called with(String... arguments) {
    return with((request, context) -> ExitCode.DONE, arguments);
  }

  /** Does something instead of every action. */
  static Called with(Action<Object> action, String... arguments) {
    List<Object> requests = new ArrayList<>();
    List<Context> contexts = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream("FROM input".getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.NONE);
    Action<Object> recording =
        (request, context) -> {
          requests.add(request);
          contexts.add(context);
          return action.perform(request, context);
        };
    Actions actions =
        new Actions(
            recording::perform,
            recording::perform,
            recording::perform,
            recording::perform,
            recording::perform,
            recording::perform,
            recording::perform);
    int exitCode = DplCommand.run(console, actions, arguments).number();
    return new Called(
        exitCode,
        requests,
        contexts,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  <R> R request(Class<R> type) {
    return type.cast(requests.get(0));
  }
}
