package io.dpl.cli.command;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.cli.diagnostic.TextDiagnostics;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.terminal.SafeText;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong, in the words of the user; a stack trace is for those who debug DPL. */
record Failures(DplCommand dpl) {

  /** The arguments make no sense. */
  int wrongUsage(ParameterException failure, String[] arguments) {
    PrintStream err = dpl.console().err();
    CommandLine command = failure.getCommandLine();
    err.println(
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : "dpl: " + failure.getMessage());
    err.println("  '" + command.getCommandSpec().qualifiedName() + " --help' shows what it takes");
    return ExitCode.WRONG_USAGE.number();
  }

  /** Only the first one: what follows it is often its value. */
  private static String unmatched(UnmatchedArgumentException failure, CommandLine command) {
    String word = SafeText.of(failure.getUnmatched().get(0));
    boolean option = word.startsWith("-");
    boolean named = !option && !command.getSubcommands().isEmpty();
    Collection<String> known =
        option
            ? command.getCommandSpec().optionsMap().keySet()
            : command.getCommandSpec().subcommands().keySet();
    String problem =
        option
            ? "there is no option " + word
            : named ? "there is no command " + word : "nothing takes the argument " + word;
    return "dpl: "
        + problem
        + Nearest.to(word, known).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /** An action failed. */
  int failed(Exception failure, CommandLine command, ParseResult arguments) {
    dpl.console().out().flush();
    if (failure instanceof DplException known) {
      show(known.diagnostics());
      trace(failure);
      return ExitCode.of(known).number();
    }
    String what = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return internal(failure, failure.getClass().getSimpleName() + what).number();
  }

  /** The JVM itself ran out of something. */
  ExitCode exhausted(Error failure) {
    return internal(
        failure,
        failure instanceof OutOfMemoryError
            ? "the heap is full; give more with --memory"
            : "the script nests too deeply for this thread's stack");
  }

  private ExitCode internal(Throwable failure, String message) {
    show(
        List.of(
            Diagnostic.error(
                RunCode.INTERNAL,
                Span.NONE,
                message,
                "this is a fault of DPL; please report it with what --log-level debug prints")));
    trace(failure);
    return ExitCode.FAILED;
  }

  private void show(List<Diagnostic> diagnostics) {
    new TextDiagnostics(dpl.sources(), dpl.messagePaint(), dpl.console().terminal().columns())
        .write(diagnostics, dpl.console().err());
  }

  private void trace(Throwable failure) {
    if (dpl.debugging()) {
      failure.printStackTrace(dpl.console().err());
    }
  }
}
