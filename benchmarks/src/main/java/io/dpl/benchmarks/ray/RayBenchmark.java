package io.dpl.benchmarks.ray;

import io.dpl.Dpl;
import io.dpl.Ray;
import io.dpl.benchmarks.scheduling.SchedulingBenchmark;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what a real Ray cluster costs: 200 tasks of 50 ms over the ideal, a group-by over Parquet
 * over the same in one process, and the seconds from the command to the first task with their
 * parts. The cluster has a raylet a processor, each with one, so that what the exchange moves
 * crosses nodes; it ends with the benchmark.
 *
 * <p>Arguments: folder for the files (out/benchmarks), files of 20 MB (32), rounds (5).
 */
public final class RayBenchmark {

  private static final int TASKS = 200;
  private static final int NODES = 2;
  private static final long NODE_BYTES = 4L << 30;

  private RayBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "out/benchmarks");
    int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    PrintStream out = System.out;
    GroupBy groups = new GroupBy(folder.resolve("groups"), files);
    groups.make();
    say(out, "begin");
    // Ray's workers are nice by default: beside other work on the machine that would be measured.
    Shape shape = Shape.of(NODES, 1).memory(NODE_BYTES).with("RAY_worker_niceness", "0");
    try (RayCluster cluster = RayCluster.start(shape)) {
      new FirstTask(cluster.address(), Shape.python("dpl.python.ray")).measure(rounds, out);
      say(out, "after the starts");
      try (Dpl there = Dpl.builder().ray(ray(cluster)).open();
          Dpl here = Dpl.builder().threads(NODES).open()) {
        SchedulingBenchmark.measure(there, TASKS, NODES, rounds, out);
        say(out, "after the tasks");
        groups.measure(here, there, rounds, out);
      }
    }
    say(out, "end");
  }

  private static Ray ray(RayCluster cluster) {
    Path classes = Path.of(System.getProperty("java.class.path").split(":")[0]).toAbsolutePath();
    return Ray.at(cluster.address())
        .home(Shape.python("dpl.python.ray").getParent().getParent())
        .code(System.getProperty("dpl.home") + ":" + classes);
  }

  private static void say(PrintStream out, String when) {
    out.printf(
        Locale.ROOT,
        "load %.1f on %d processors (%s)%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors(),
        when);
  }
}
