package io.dpl.cli.command;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.cli.action.Context;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.SafeText;
import java.util.List;

/**
 * Tells what went wrong, in the words of the user.
 *
 * @param debugging whether stack traces help: the user debugs DPL itself
 */
record Failures(Context context, boolean debugging) {

  /** The arguments make no sense. */
  static ExitCode wrongUsage(Console console, Syntax syntax, UsageException failure) {
    console.err().println("dpl: " + SafeText.of(String.valueOf(failure.getMessage())));
    console.err().println("  '" + syntax.name() + " --help' shows what it takes");
    return ExitCode.WRONG_USAGE;
  }

  /** The script is wrong, or its run failed. */
  ExitCode known(DplException failure) {
    show(failure.diagnostics());
    trace(failure);
    return ExitCode.of(failure);
  }

  /** DPL made a mistake, or the JVM ran out of something. */
  ExitCode internal(Throwable failure) {
    show(
        List.of(
            Diagnostic.error(
                RunCode.INTERNAL,
                Span.NONE,
                words(failure),
                "this is a fault of DPL; please report it with what --log-level debug prints")));
    trace(failure);
    return ExitCode.FAILED;
  }

  private static String words(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "the heap is full; give more with --memory";
    }
    if (failure instanceof StackOverflowError) {
      return "the script nests too deeply for this thread's stack";
    }
    String name = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
  }

  private void show(List<Diagnostic> diagnostics) {
    context.console().out().flush();
    context.show(diagnostics);
  }

  private void trace(Throwable failure) {
    if (debugging) {
      failure.printStackTrace(context.console().err());
    }
  }
}
