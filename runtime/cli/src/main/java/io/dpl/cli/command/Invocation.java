package io.dpl.cli.command;

import io.dpl.api.diagnostic.DplException;
import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.arguments.ArgumentParser;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Help;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.diagnostic.Sources;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Logging;
import io.dpl.cli.terminal.Console;
import java.util.List;
import java.util.Map;

/** One call of one command: from its arguments to its exit code. */
record Invocation<R>(Command<R> command, Console console, Actions actions) {

  ExitCode run(List<String> written) {
    Syntax syntax = command.syntax();
    Context context;
    R request;
    Logging.Level level;
    try {
      Arguments arguments = ArgumentParser.parse(syntax.with(CommonOptions.ALL), written);
      if (arguments.has(CommonOptions.HELP)) {
        console.out().print(help(syntax, console.terminal().columns()));
        return ExitCode.DONE;
      }
      checkOperands(syntax, arguments);
      level = CommonOptions.logLevel(arguments);
      Logging.configure(level);
      Sources sources = new Sources();
      context = new Context(console, CommonOptions.request(arguments), sources);
      request = command.request(arguments, new Scripts(console.in(), sources));
    } catch (UsageException e) {
      return Failures.wrongUsage(console, syntax, e);
    }
    return perform(request, context, new Failures(context, level == Logging.Level.DEBUG));
  }

  private ExitCode perform(R request, Context context, Failures failures) {
    try {
      return command.action(actions).perform(request, context);
    } catch (DplException e) {
      return failures.known(e);
    } catch (UsageException e) {
      return Failures.wrongUsage(console, command.syntax(), e);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return failures.internal(e);
    }
  }

  static String help(Syntax syntax, int columns) {
    return Help.of(syntax, Map.of(), CommonOptions.ALL, columns);
  }

  private static void checkOperands(Syntax syntax, Arguments arguments) {
    List<String> operands = arguments.operands();
    if (operands.size() > syntax.most()) {
      throw new UsageException("nothing takes the argument " + operands.get(syntax.most()));
    }
    if (operands.size() < syntax.least()) {
      throw new UsageException(syntax.name() + " needs " + syntax.operands());
    }
  }
}
