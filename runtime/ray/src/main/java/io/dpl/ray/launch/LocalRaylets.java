package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The raylets of this machine, as their command lines tell. One that was started without {@code
 * java} on its PATH would die of a Java driver, and the node with it.
 */
final class LocalRaylets {

  private static final String NO_JAVA = "--java_worker_command=";

  private LocalRaylets() {}

  /**
   * Refuses a cluster of whose raylets on this machine none knows Java. Where no command line can
   * be read, nobody knows.
   *
   * <p>Errors: DPL5313.
   */
  static void check(RayAddress cluster) {
    List<List<String>> raylets = of(cluster.port());
    List<List<String>> own =
        raylets.stream()
            .filter(flags -> flags.contains("--node_ip_address=" + cluster.host()))
            .toList();
    List<List<String>> meant = own.isEmpty() ? raylets : own;
    if (!meant.isEmpty() && meant.stream().allMatch(flags -> flags.contains(NO_JAVA))) {
      throw DplException.of(
          RunCode.RAY_NO_JAVA,
          Span.NONE,
          "Ray was started on this machine without java on the PATH",
          "stop it and start it again with java on the PATH, on every node");
    }
  }

  private static List<List<String>> of(int port) {
    List<List<String>> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        List<String> words = words(process.resolve("cmdline"));
        if (words.get(0).endsWith("/raylet")
            && words.stream()
                .anyMatch(word -> word.startsWith("--gcs-address=") && word.endsWith(":" + port))) {
          found.add(words);
        }
      }
    } catch (IOException e) {
      return List.of(); // no such folder on this system
    }
    return found;
  }

  private static List<String> words(Path file) {
    try {
      return Arrays.asList(
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      return List.of(""); // it has ended, or is somebody else's
    }
  }
}
