package io.dpl.ray.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What workers are made from in tests. */
public final class WorkerJars {

  private static final List<String> MODELS =
      List.of("onnxruntime-", "tokenizers-", "langchain4j-embeddings-all-minilm");

  private WorkerJars() {}

  /** The worker package that the build has made. */
  public static Path folder() {
    return Path.of(System.getProperty("dpl.root"), "runtime", "ray", "target", "worker");
  }

  /** With what models need, from the class path of the tests, and more entries. */
  public static String complete(String... more) {
    List<String> all = new ArrayList<>(List.of(folder().resolve("dpl-worker.jar").toString()));
    for (String entry : System.getProperty("java.class.path").split(":")) {
      String name = Path.of(entry).getFileName().toString();
      if (MODELS.stream().anyMatch(name::startsWith)) {
        all.add(entry);
      }
    }
    all.addAll(List.of(more));
    return String.join(":", all);
  }

  /** With the classes of the tests of this module. */
  public static List<String> withTests() {
    return List.of(
        folder().resolve("dpl-worker.jar").toString(),
        Path.of(System.getProperty("dpl.root"), "runtime", "ray", "target", "test-classes")
            .toString());
  }
}
