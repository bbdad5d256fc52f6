package io.dpl.cli.command;

import io.dpl.cli.request.CommonRequest;
import io.dpl.cli.terminal.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that every command takes, before its name or after it. */
final class CommonOptions {

  /** How much is logged on standard error. */
  enum LogLevel {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      scope = ScopeType.INHERIT,
      converter = SizeConverter.class,
      description = "Bound of the whole process, for example 4GiB.")
  private @Nullable Long memoryBytes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "Threads that work at the same time (default: one a processor).")
  private @Nullable Integer threads;

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder for what does not fit into memory.")
  private @Nullable Path temporaryFolder;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Models, functions and connectors of your own; may be repeated.")
  private List<Path> jars = new ArrayList<>();

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress, no notes.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "${COMPLETION-CANDIDATES} (default: auto).")
  private Color color = Color.AUTO;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      scope = ScopeType.INHERIT,
      description = "${COMPLETION-CANDIDATES} (default: warn).")
  private LogLevel logLevel = LogLevel.WARN;

  CommonRequest request() {
    if (threads != null && threads < 1) {
      throw wrong("--threads takes a number from 1 on");
    }
    if (memoryBytes != null && memoryBytes < 1) {
      throw wrong("--memory takes a size such as 4GiB");
    }
    return new CommonRequest(
        memoryBytes == null ? OptionalLong.empty() : OptionalLong.of(memoryBytes),
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        Optional.ofNullable(temporaryFolder),
        jars,
        quiet,
        color);
  }

  LogLevel logLevel() {
    return logLevel;
  }

  /** The colour, also where the rest of the arguments is wrong. */
  Color color() {
    return color;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
