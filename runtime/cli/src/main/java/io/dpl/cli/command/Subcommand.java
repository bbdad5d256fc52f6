package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.request.Script;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * A command below {@code dpl}.
 *
 * @param <R> its request
 */
abstract class Subcommand<R> implements Callable<Integer> {

  @ParentCommand private @Nullable DplCommand parent;

  @Spec private @Nullable CommandSpec spec;

  // picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  private final Function<Actions, Action<R>> action;

  Subcommand(Function<Actions, Action<R>> action) {
    this.action = action;
  }

  /** What the arguments ask for. */
  abstract R request(Context context);

  @Override
  public Integer call() throws Exception {
    DplCommand dpl = Objects.requireNonNull(parent);
    Context context = dpl.context();
    R request = request(context);
    ExitCode code = action.apply(dpl.actions()).perform(request, context);
    return code.number();
  }

  CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  /** Reads a script and makes its lines known to diagnostics. */
  Script read(String file, Context context) {
    return remembered(new ScriptReader(commandLine(), context.console()).read(file), context);
  }

  Script remembered(Script script, Context context) {
    context.remember(script);
    return script;
  }
}
