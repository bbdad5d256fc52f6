package io.dpl.cli.command;

import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.output.OutputFormat;
import io.dpl.cli.request.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code dpl run}. */
@Command(name = "run", description = "Runs a script.")
final class RunCommand extends Subcommand<RunRequest> {

  /** How batches are cut. */
  enum Batches {
    AUTO,
    FIXED
  }

  private static final String ALL = "all";

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = OutputConverter.class,
      description = "table, csv, json, parquet:PATH, arrow:PATH (default: table).")
  private OutputFormat output = OutputFormat.Text.TABLE;

  @Option(
      names = "--rows",
      paramLabel = "N|all",
      description = "Most rows shown of a result (default: 40 on a terminal, else all).")
  private @Nullable String rows;

  @Option(
      names = "--result",
      paramLabel = "N",
      description = "Prints only the Nth result of a script with several.")
  private @Nullable Integer result;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Reads only the first N rows of each source.")
  private @Nullable Long sample;

  @Option(names = "--no-write", description = "Does everything but write.")
  private boolean noWrite;

  @Option(names = "--strict", description = "Exit code 4 where rows were quarantined or skipped.")
  private boolean strict;

  @Option(
      names = "--batches",
      paramLabel = "HOW",
      description = "auto, or fixed: exactly as written (default: auto).")
  private Batches batches = Batches.AUTO;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Writes what happens to a file, a JSON object a line.")
  private @Nullable Path events;

  RunCommand() {
    super(Actions::run);
  }

  @Override
  RunRequest request(Context context) {
    return new RunRequest(
        remembered(script.script(commandLine(), context.console()), context),
        script.parameters(commandLine()),
        output,
        rowLimit(),
        result == null ? OptionalInt.empty() : OptionalInt.of((int) positive("--result", result)),
        sample == null ? OptionalLong.empty() : OptionalLong.of(positive("--sample", sample)),
        noWrite,
        strict,
        batches == Batches.FIXED,
        Optional.ofNullable(events));
  }

  private OptionalLong rowLimit() {
    if (rows == null) {
      return OptionalLong.empty();
    }
    if (rows.equalsIgnoreCase(ALL)) {
      return OptionalLong.of(Long.MAX_VALUE);
    }
    try {
      return OptionalLong.of(positive("--rows", Long.parseLong(rows)));
    } catch (NumberFormatException e) {
      throw new ParameterException(
          commandLine(), "--rows takes a number or all, not '" + rows + "'");
    }
  }

  private long positive(String option, long value) {
    if (value < 1) {
      throw new ParameterException(commandLine(), option + " takes a number from 1 on");
    }
    return value;
  }
}
