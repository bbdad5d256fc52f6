package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.Pipeline;
import io.dpl.Ray;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.request.CommonRequest;
import io.dpl.cli.request.RayRequest;
import io.dpl.cli.request.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens a {@link Dpl} as the options of the command line say. */
final class Opening {

  private Opening() {}

  /** With the settings that hold for every command. */
  static Dpl.Builder builder(CommonRequest common) {
    Dpl.Builder builder = Dpl.builder();
    common.threads().ifPresent(builder::threads);
    common.temporaryFolder().ifPresent(builder::tempFolder);
    common.memoryBytes().ifPresent(bytes -> builder.memoryBytes(besideTheHeap(bytes)));
    common.ray().ifPresent(ray -> builder.ray(cluster(ray)));
    builder.calibration(common.calibrationFile());
    common.jars().forEach(jar -> builder.jar(readable(jar)));
    return builder;
  }

  /** The same, but a cluster is only asked what it has. */
  static Dpl.Builder planning(CommonRequest common) {
    Dpl.Builder builder = builder(common);
    common.ray().ifPresent(ray -> builder.ray(cluster(ray).idle()));
    return builder;
  }

  private static Ray cluster(RayRequest request) {
    return new Ray(request.address(), request.home(), request.code(), true);
  }

  private static Path readable(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new UsageException("--jar " + jar + ": there is no such file");
    }
    return jar;
  }

  /** The script with the values of its parameters. */
  static Pipeline pipeline(Dpl dpl, Script script, Map<String, String> parameters) {
    Pipeline pipeline = dpl.pipeline(script.name(), script.text());
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      pipeline = pipeline.bind(parameter.getKey(), parameter.getValue());
    }
    return pipeline;
  }

  /**
   * What is left for data where the user bounds the whole process; the launcher bounds the heap.
   */
  private static long besideTheHeap(long processBytes) {
    long rest = processBytes - Runtime.getRuntime().maxMemory();
    return Math.max(rest, processBytes / 2);
  }
}
