package io.dpl.cli.command;

import io.dpl.api.diagnostic.Nearest;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.ArgumentParser;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Help;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Installation;
import io.dpl.cli.terminal.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code dpl}: finds the command among the arguments and hands it the rest. */
public final class DplCommand {

  private static final Option VERSION = Option.flag("-V --version", "Shows the version.");

  private static final Syntax SYNTAX =
      new Syntax(
          "dpl",
          "Runs pipelines over files, tables and models.",
          "COMMAND",
          0,
          0,
          List.of(VERSION));

  private final Console console;
  private final Actions actions;
  private final Map<String, Supplier<Command<?>>> commands = new LinkedHashMap<>();

  private DplCommand(Console console, Actions actions) {
    this.console = console;
    this.actions = actions;
    commands.put("run", RunCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("fmt", FormatCommand::new);
    commands.put("docs", DocsCommand::new);
    commands.put("repl", ReplCommand::new);
    commands.put("doctor", DoctorCommand::new);
  }

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  public static ExitCode run(Console console, Actions actions, String... arguments) {
    try {
      return new DplCommand(console, actions).start(List.of(arguments));
    } finally {
      console.out().flush();
    }
  }

  private ExitCode start(List<String> arguments) {
    try {
      int at = commandIndex(arguments);
      List<String> before = arguments.subList(0, at);
      if (at == arguments.size()) {
        return withoutCommand(before);
      }
      String name = arguments.get(at);
      List<String> rest = new ArrayList<>(before);
      rest.addAll(arguments.subList(at + 1, arguments.size()));
      if (name.equals("help")) {
        return help(rest);
      }
      return new Invocation<>(command(name), console, actions).run(rest);
    } catch (UsageException e) {
      return Failures.wrongUsage(console, SYNTAX, e);
    }
  }

  /**
   * Where the command stands: at the first argument that is no option of all, and no value of one.
   */
  private static int commandIndex(List<String> arguments) {
    int i = 0;
    while (i < arguments.size() && ArgumentParser.isOption(arguments.get(i))) {
      String argument = arguments.get(i);
      boolean value =
          CommonOptions.ALL.stream()
              .anyMatch(option -> option.takesValue() && option.names().contains(argument));
      i += value ? 2 : 1;
    }
    return Math.min(i, arguments.size());
  }

  private ExitCode withoutCommand(List<String> before) {
    Arguments arguments = ArgumentParser.parse(SYNTAX.with(CommonOptions.ALL), before);
    if (arguments.has(VERSION)) {
      console
          .out()
          .println(
              "dpl "
                  + Installation.current().version()
                  + " (Java "
                  + Runtime.version().feature()
                  + ")");
      return ExitCode.DONE;
    }
    boolean asked = arguments.has(CommonOptions.HELP);
    (asked ? console.out() : console.err()).print(overview());
    return asked ? ExitCode.DONE : ExitCode.WRONG_USAGE;
  }

  private ExitCode help(List<String> rest) {
    Arguments arguments = ArgumentParser.parse(SYNTAX.with(CommonOptions.ALL), rest);
    String text =
        arguments.operands().isEmpty()
            ? overview()
            : Invocation.help(
                command(arguments.operands().get(0)).syntax(), console.terminal().columns());
    console.out().print(text);
    return ExitCode.DONE;
  }

  private String overview() {
    Map<String, String> summaries = new LinkedHashMap<>();
    commands.forEach((name, command) -> summaries.put(name, command.get().syntax().summary()));
    summaries.put("help", "Shows what a command takes.");
    return Help.of(SYNTAX, summaries, CommonOptions.ALL, console.terminal().columns());
  }

  private Command<?> command(String name) {
    Supplier<Command<?>> command = commands.get(name);
    if (command == null) {
      throw new UsageException(
          "there is no command "
              + name
              + Nearest.to(name, commands.keySet())
                  .map(nearest -> "; did you mean " + nearest + "?")
                  .orElse(""));
    }
    return command.get();
  }
}
