package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.output.OutputFormat;
import io.dpl.cli.request.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code dpl run}. */
final class RunCommand implements Command<RunRequest> {

  /** How batches are cut. */
  private enum Batches {
    AUTO,
    FIXED
  }

  private static final String ALL = "all";

  private static final Option OUTPUT =
      Option.value(
          "-o --output", "FORMAT", "table, csv, json, parquet:PATH, arrow:PATH (default: table).");
  private static final Option ROWS =
      Option.value(
          "--rows", "N|all", "Most rows shown of a result (default: 40 on a terminal, else all).");
  private static final Option RESULT =
      Option.value("--result", "N", "Prints only the Nth result of a script with several.");
  private static final Option SAMPLE =
      Option.value("--sample", "N", "Reads only the first N rows of each source.");
  private static final Option NO_WRITE = Option.flag("--no-write", "Does everything but write.");
  private static final Option STRICT =
      Option.flag("--strict", "Ends with 4 where rows were quarantined or skipped.");
  private static final Option BATCHES =
      Option.value(
          "--batches",
          "HOW",
          "auto, or fixed: as planned, BATCH AUTO tries no others (default: auto).");
  private static final Option CALIBRATE =
      Option.flag(
          "--calibrate", "Measures the models on a sample first, for this plan and later ones.");
  private static final Option EVENTS =
      Option.value("--events", "FILE", "Writes what happens to a file, a JSON object a line.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl run",
        "Runs a script.",
        "FILE|-|-e TEXT",
        0,
        1,
        List.of(
            ScriptOptions.EXPRESSION,
            ScriptOptions.PARAMETER,
            OUTPUT,
            ROWS,
            RESULT,
            SAMPLE,
            NO_WRITE,
            STRICT,
            BATCHES,
            CALIBRATE,
            EVENTS));
  }

  @Override
  public RunRequest request(Arguments arguments, Scripts scripts) {
    OptionalLong result = arguments.count(RESULT);
    return new RunRequest(
        ScriptOptions.script(arguments, scripts),
        ScriptOptions.parameters(arguments),
        arguments.value(OUTPUT, OutputFormat::parse).orElse(OutputFormat.Text.TABLE),
        rows(arguments),
        result.isPresent()
            ? OptionalInt.of((int) Math.min(result.getAsLong(), Integer.MAX_VALUE))
            : OptionalInt.empty(),
        arguments.count(SAMPLE),
        arguments.has(NO_WRITE),
        arguments.has(STRICT),
        arguments.choice(BATCHES, Batches.AUTO) == Batches.FIXED,
        arguments.has(CALIBRATE),
        arguments.value(EVENTS).map(Path::of));
  }

  @Override
  public Action<RunRequest> action(Actions actions) {
    return actions.run();
  }

  private static OptionalLong rows(Arguments arguments) {
    boolean all = arguments.value(ROWS).filter(ALL::equalsIgnoreCase).isPresent();
    return all ? OptionalLong.of(Long.MAX_VALUE) : arguments.count(ROWS);
  }
}
