package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What driver process and workers are made from, as it lies on this machine.
 *
 * @param jar the engine, the library and what they need
 * @param more jars beside it: ONNX Runtime, tokenizers, model weights
 */
public record WorkerPackage(Path jar, List<Path> more) {

  /** File name of the package. */
  public static final String JAR = "dpl-worker.jar";

  public WorkerPackage {
    more = List.copyOf(more);
  }

  /**
   * Finds it in a list of jars and folders, in which a folder stands for its jars and those of its
   * folder {@code lib}, or for its classes where it has none.
   *
   * <p>Errors: DPL5310.
   */
  public static WorkerPackage in(String path) {
    List<Path> jars = new ArrayList<>();
    for (String entry : path.split(":")) {
      if (!entry.isEmpty()) {
        jars.addAll(jars(Path.of(entry).toAbsolutePath().normalize()));
      }
    }
    Path worker =
        jars.stream()
            .filter(jar -> jar.endsWith(JAR))
            .findFirst()
            .orElseThrow(() -> missing("there is no " + JAR + " in " + path));
    return new WorkerPackage(
        worker,
        jars.stream()
            .filter(jar -> !jar.endsWith(JAR) && !jar.endsWith("dpl.jar"))
            .distinct()
            .toList());
  }

  /**
   * That of the distribution that this process was started from, or of the property {@code
   * dpl.ray.code}.
   *
   * <p>Errors: DPL5310.
   */
  public static WorkerPackage ofThisProcess() {
    String given = System.getProperty("dpl.ray.code", System.getProperty("dpl.home"));
    if (given == null) {
      throw missing("this process was not started from a distribution of DPL");
    }
    return in(given);
  }

  private static DplException missing(String message) {
    return DplException.of(
        RunCode.RAY_PACKAGE,
        Span.NONE,
        message,
        "name the folder of a distribution with --ray-code (or .rayCode(...) in Java)");
  }

  private static List<Path> jars(Path entry) {
    if (!Files.isDirectory(entry)) {
      return Files.isRegularFile(entry) ? List.of(entry) : List.of();
    }
    List<Path> jars = new ArrayList<>();
    for (Path folder : List.of(entry, entry.resolve("lib"))) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
          files.forEach(jars::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    jars.sort(null);
    return jars.isEmpty() ? List.of(entry) : jars; // a folder of classes
  }

  /** Libraries of native code that lie beside the jar, where their drivers look for them. */
  public List<Path> beside() {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(jar.getParent(), "libduckdb_java.so*")) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      found.sort(null);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All jars as a class path. */
  public List<String> classPath() {
    List<String> all = new ArrayList<>();
    all.add(jar.toString());
    more.forEach(each -> all.add(each.toString()));
    return all;
  }

  /** Bytes of the package itself, without what lies beside it. */
  public long bytes() {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return String.join(":", classPath());
  }
}
