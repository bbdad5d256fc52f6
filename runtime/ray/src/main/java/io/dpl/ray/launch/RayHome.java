package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An installed Ray: the Python package, which holds the Java runtime of exactly its version.
 *
 * @param folder of the package
 * @param foundBy for people: how it was found
 */
public record RayHome(Path folder, String version, String foundBy) {

  /** Environment variable that names it. */
  public static final String VARIABLE = "RAY_HOME";

  private static final String JAR = "jars/ray_dist.jar";
  private static final Pattern VERSION = Pattern.compile("version = \"([^\"]+)\"");
  private static final long PYTHON_SECONDS = 20;
  private static final String ASK =
      "import importlib.util as u; s = u.find_spec('ray');"
          + " print(s.submodule_search_locations[0] if s else '')";

  /** Ray's Java runtime. */
  public Path jar() {
    return folder.resolve(JAR);
  }

  /**
   * Finds it: the given folder, the environment variable, {@code ray} on the PATH, Python.
   *
   * <p>Errors: DPL5303.
   */
  public static RayHome find(Optional<Path> home, Map<String, String> environment) {
    if (home.isPresent()) {
      return in(home.get(), "--ray-home")
          .orElseThrow(() -> missing("there is no Ray in " + home.get()));
    }
    String variable = environment.get(VARIABLE);
    if (variable != null && !variable.isEmpty()) {
      return in(Path.of(variable), VARIABLE)
          .orElseThrow(() -> missing("there is no Ray in " + VARIABLE + "=" + variable));
    }
    Path command = onPath("ray", environment);
    Optional<RayHome> found =
        command == null ? Optional.empty() : ofCommand(command).or(() -> ofScript(command));
    if (found.isEmpty()) {
      Path python = onPath("python3", environment);
      found = python == null ? Optional.empty() : ofPython(python);
    }
    return found.orElseThrow(
        () ->
            missing(
                "neither --ray-home nor "
                    + VARIABLE
                    + " is given, and neither ray nor a"
                    + " python3 that has it is on the PATH"));
  }

  private static DplException missing(String message) {
    return DplException.of(
        RunCode.RAY_NOT_FOUND,
        Span.NONE,
        message,
        "pip install ray==VERSION, the version of the cluster, or name the folder with --ray-home");
  }

  /** The package itself, or an environment that has it. */
  private static Optional<RayHome> in(Path folder, String foundBy) {
    if (Files.isRegularFile(folder.resolve(JAR))) {
      return Optional.of(new RayHome(folder, version(folder), foundBy));
    }
    try (DirectoryStream<Path> pythons =
        Files.newDirectoryStream(folder.resolve("lib"), "python3*")) {
      for (Path python : pythons) {
        for (String packages : new String[] {"site-packages", "dist-packages"}) {
          Path ray = python.resolve(packages).resolve("ray");
          if (Files.isRegularFile(ray.resolve(JAR))) {
            return Optional.of(new RayHome(ray, version(ray), foundBy));
          }
        }
      }
    } catch (IOException e) {
      return Optional.empty(); // no such folder
    }
    return Optional.empty();
  }

  private static Optional<RayHome> ofCommand(Path command) {
    try {
      Path bin = command.toRealPath().getParent();
      return in(bin.getParent(), command.toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The first line of the script names its Python. */
  private static Optional<RayHome> ofScript(Path command) {
    try (BufferedReader reader = Files.newBufferedReader(command, StandardCharsets.UTF_8)) {
      String first = reader.readLine();
      return first != null && first.startsWith("#!/") && !first.contains("env ")
          ? ofPython(Path.of(first.substring(2).strip().split(" ", 2)[0]))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Asks Python where it would find it, without loading it: that takes seconds. */
  private static Optional<RayHome> ofPython(Path python) {
    try {
      Process process =
          new ProcessBuilder(python.toString(), "-c", ASK)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String folder =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PYTHON_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return folder.isEmpty() ? Optional.empty() : in(Path.of(folder), python.toString());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static @Nullable Path onPath(String program, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path file = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  private static String version(Path folder) {
    try {
      Matcher version = VERSION.matcher(Files.readString(folder.resolve("_version.py")));
      return version.find() ? version.group(1) : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
