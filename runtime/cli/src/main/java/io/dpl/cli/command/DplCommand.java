package io.dpl.cli.command;

import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.diagnostic.Sources;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Installation;
import io.dpl.cli.process.Logging;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.Paint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dpl}: holds what all commands share and names them. */
@Command(
    name = "dpl",
    description = "Runs pipelines over files, tables and models.",
    subcommands = {
      RunCommand.class,
      ExplainCommand.class,
      CheckCommand.class,
      FormatCommand.class,
      DocsCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = DplCommand.Version.class)
public final class DplCommand implements Callable<Integer> {

  private final Console console;
  private final Actions actions;
  private final Sources sources = new Sources();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CommonOptions options = new CommonOptions();

  // picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  // picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  private boolean version;

  private DplCommand(Console console, Actions actions) {
    this.console = console;
    this.actions = actions;
  }

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  public static int run(Console console, Actions actions, String... arguments) {
    DplCommand dpl = new DplCommand(console, actions);
    Failures failures = new Failures(dpl);
    CommandLine line =
        new CommandLine(dpl)
            .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(Math.min(Math.max(console.terminal().columns(), 60), 120))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setParameterExceptionHandler(failures::wrongUsage)
            .setExecutionExceptionHandler(failures::failed);
    try {
      return line.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return failures.exhausted(e).number();
    } finally {
      console.out().flush();
    }
  }

  /** Without a command there is nothing to do. */
  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(console.err());
    return ExitCode.WRONG_USAGE.number();
  }

  Actions actions() {
    return actions;
  }

  Context context() {
    Logging.configure(options.logLevel().name());
    return new Context(console, options.request(), sources);
  }

  /** Where a failure is told, also when the options could not be understood. */
  Paint messagePaint() {
    return options.color().on(console.terminal().messagesSeen(), console.terminal());
  }

  Console console() {
    return console;
  }

  Sources sources() {
    return sources;
  }

  /** Whether stack traces help: the user debugs DPL itself. */
  boolean debugging() {
    return options.logLevel() == CommonOptions.LogLevel.DEBUG;
  }

  /** Reads the version where it is asked for, not at each start. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "dpl " + Installation.current().version() + " (Java " + Runtime.version().feature() + ")"
      };
    }
  }
}
