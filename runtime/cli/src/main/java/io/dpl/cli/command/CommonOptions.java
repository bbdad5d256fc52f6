package io.dpl.cli.command;

import io.dpl.api.cluster.Bytes;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.process.Logging;
import io.dpl.cli.request.CommonRequest;
import io.dpl.cli.request.RayRequest;
import io.dpl.cli.terminal.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The options that every command takes, before its name or after it. */
final class CommonOptions {

  static final Option HELP = Option.flag("-h --help", "Shows this help.");

  private static final Option MEMORY =
      Option.value("--memory", "SIZE", "Bound of the whole process, for example 4GiB.");
  private static final Option THREADS =
      Option.value("--threads", "N", "Threads that work at once (default: one a processor).");
  private static final Option TEMP =
      Option.value("--temp", "DIR", "Folder for what does not fit into memory.");
  private static final Option JAR =
      Option.values("--jar", "FILE", "Models, functions, connectors of yours; may be repeated.");
  private static final Option CALIBRATION =
      Option.value(
          "--calibration",
          "FILE",
          "What models took where they ran (default: .dpl/calibration.json).");
  private static final Option RAY =
      Option.value(
          "--ray",
          "ADDRESS",
          "Runs on this Ray cluster: HOST:PORT, or its dashboard's http address.");
  private static final Option RAY_HOME =
      Option.value("--ray-home", "DIR", "Ray's Python package, where it is not found by itself.");
  private static final Option RAY_CODE =
      Option.value(
          "--ray-code", "PLACE", "Jars that are on every node, or the dashboard's http address.");
  private static final Option QUIET = Option.flag("-q --quiet", "No progress, no notes.");
  private static final Option COLOR =
      Option.value("--color", "WHEN", "auto, always or never (default: auto).");
  private static final Option LOG_LEVEL =
      Option.value("--log-level", "LEVEL", "off, error, warn, info or debug (default: warn).");

  static final List<Option> ALL =
      List.of(
          MEMORY,
          THREADS,
          TEMP,
          JAR,
          CALIBRATION,
          RAY,
          RAY_HOME,
          RAY_CODE,
          QUIET,
          COLOR,
          LOG_LEVEL,
          HELP);

  private CommonOptions() {}

  static CommonRequest request(Arguments arguments) {
    return new CommonRequest(
        memoryBytes(arguments),
        threads(arguments),
        arguments.value(TEMP).map(Path::of),
        arguments.values(JAR).stream().map(Path::of).toList(),
        arguments.value(CALIBRATION).map(Path::of),
        ray(arguments),
        arguments.has(QUIET),
        color(arguments));
  }

  private static Optional<RayRequest> ray(Arguments arguments) {
    Optional<Path> home = arguments.value(RAY_HOME).map(Path::of);
    Optional<String> code = arguments.value(RAY_CODE);
    Optional<String> address = arguments.value(RAY);
    if (address.isEmpty() && (home.isPresent() || code.isPresent())) {
      throw new UsageException("--ray-home and --ray-code go with --ray ADDRESS");
    }
    return address.map(cluster -> new RayRequest(cluster, home, code));
  }

  static Color color(Arguments arguments) {
    return arguments.choice(COLOR, Color.AUTO);
  }

  static Logging.Level logLevel(Arguments arguments) {
    return arguments.choice(LOG_LEVEL, Logging.Level.WARN);
  }

  private static OptionalLong memoryBytes(Arguments arguments) {
    Optional<Long> bytes = arguments.value(MEMORY, Bytes::parse);
    if (bytes.isPresent() && bytes.get() < 1) {
      throw new UsageException("--memory takes a size such as 4GiB");
    }
    return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static OptionalInt threads(Arguments arguments) {
    OptionalLong threads = arguments.count(THREADS);
    if (threads.orElse(1) > Short.MAX_VALUE) {
      throw new UsageException("--threads takes a number up to " + Short.MAX_VALUE);
    }
    if (threads.isPresent() && arguments.value(RAY).isPresent()) {
      throw new UsageException(
          "--threads is for one process; on a cluster the CPUs of its nodes count");
    }
    return threads.isPresent() ? OptionalInt.of((int) threads.getAsLong()) : OptionalInt.empty();
  }
}
