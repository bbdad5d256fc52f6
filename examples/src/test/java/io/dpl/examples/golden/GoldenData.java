package io.dpl.examples.golden;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.engine.ClusterEngine;
import io.dpl.engine.EngineOptions;
import io.dpl.engine.Runner;
import io.dpl.engine.cluster.ClusterSettings;
import io.dpl.engine.cluster.LocalTransport;
import io.dpl.engine.worker.NodeWorker;
import io.dpl.library.model.onnx.SmallModels;
import io.dpl.library.storage.LocalStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What the cases run on: two threads, 2 GiB, the folder {@code target/golden} for what they write,
 * small models in {@code target/models} and {@code target/golden-data}, and a million paths beside
 * the latter.
 */
final class GoldenData {

  private static final ClusterSpec NODES = ClusterSpec.parse("nodes=3 cpus=2 memory=2GiB");
  private static final Path WRITTEN = Path.of("target/golden");
  private static final Path MODELS = Path.of("target/models");
  private static final Path MADE = Path.of("target/golden-data");

  private GoldenData() {}

  static Dpl open() {
    writeModels();
    Dpl dpl = Dpl.builder().threads(2).memoryBytes(2L << 30).with(new Vast()).open();
    writePaths(dpl);
    return dpl;
  }

  /** Plans for three nodes and runs here: in process any plan runs. */
  static Dpl openForNodes() {
    return Dpl.builder().threads(2).memoryBytes(2L << 30).with(new Vast()).explainFor(NODES).open();
  }

  /** Three workers in this process, with encoded messages between. */
  static Runner openCluster(Registry registry) {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    Storage storage = new LocalStorage();
    return ClusterEngine.open(
        new LocalTransport(NODES.nodes(), setup -> new NodeWorker(setup, registry, storage)),
        ClusterSettings.DEFAULT,
        new EngineOptions(2, 2L << 30, temp),
        registry,
        storage);
  }

  /** A Parquet file of a million paths. */
  private static void writePaths(Dpl dpl) {
    Path paths = MADE.resolve("million.parquet");
    if (Files.exists(paths)) {
      return;
    }
    String script =
        "FROM UNNEST(RANGE(1000000)) AS t(i) | SELECT 'in/' || i::STRING || '.txt' AS path"
            + " | WRITE PARQUET $out";
    try (Job job = dpl.pipeline(script).bind("out", paths.toString()).start()) {
      job.await();
    }
  }

  /** Models that cases name; the repository holds no binary files. */
  private static void writeModels() {
    float[][] weights = {{1, 10, 100}, {2, 20, 200}};
    try {
      Files.createDirectories(MODELS);
      Files.createDirectories(MADE);
      Files.write(
          MODELS.resolve("linear.onnx"), SmallModels.linear(weights, new float[] {0.5f, 0, 0}));
      float[][] wide = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
      Files.write(MADE.resolve("linear.onnx"), SmallModels.linear(wide, new float[] {0, 0}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what the case before wrote. */
  static void clean() {
    if (!Files.exists(WRITTEN)) {
      return;
    }
    try (Stream<Path> files = Files.walk(WRITTEN)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
