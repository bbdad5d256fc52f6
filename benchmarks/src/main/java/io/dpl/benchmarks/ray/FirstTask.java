package io.dpl.benchmarks.ray;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Seconds from the command to its first task on a cluster that runs, and their parts: {@code dpl
 * run} as a user calls it, seen from outside and by its own event log.
 *
 * @param address of the cluster
 * @param python interpreter of the environment that has Ray
 */
record FirstTask(String address, Path python) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_NANOS = 120_000_000_000L;
  private static final String SCRIPT = "FROM UNNEST(RANGE(10)) AS t(n) | AGGREGATE SUM(n) AS s";

  /**
   * @param command until the command has started its driver process
   * @param connect until the driver has asked for workers: its JVM, the connection to Ray
   * @param workers until all workers have answered
   * @param plan until the first task begins
   */
  private record Parts(double command, double connect, double workers, double plan) {

    double total() {
      return command + connect + workers + plan;
    }
  }

  /** Prints the rounds after one that nobody measures, and the medians. */
  void measure(int rounds, PrintStream out) throws IOException, InterruptedException {
    run();
    List<Parts> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(run());
    }
    for (Parts each : all) {
      say(out, "", each);
    }
    say(
        out,
        " (medians, of the whole and of each part)",
        new Parts(
            median(all.stream().map(Parts::command).toList()),
            median(all.stream().map(Parts::connect).toList()),
            median(all.stream().map(Parts::workers).toList()),
            median(all.stream().map(Parts::plan).toList())));
    out.printf(
        Locale.ROOT,
        "command to first task: %.1f s (median of %d)%n",
        median(all.stream().map(Parts::total).toList()),
        rounds);
  }

  private static void say(PrintStream out, String what, Parts parts) {
    out.printf(
        Locale.ROOT,
        "command to first task: %.1f s = command %.1f + driver and connection %.1f"
            + " + workers %.1f + plan and first task %.1f%s%n",
        parts.total(),
        parts.command(),
        parts.connect(),
        parts.workers(),
        parts.plan(),
        what);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private Parts run() throws IOException, InterruptedException {
    Path events = Files.createTempFile("dpl-first-task", ".jsonl");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "./dpl",
                "run",
                "--ray",
                address,
                "--ray-home",
                python.getParent().getParent().toString(),
                "--quiet",
                "--events",
                events.toString(),
                "-e",
                SCRIPT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    double driver = -1;
    double up = -1;
    double asked = -1;
    double first = -1;
    while (first < 0) {
      double now = (System.nanoTime() - start) / 1e9;
      if (driver < 0 && hasDriver(process)) {
        driver = now;
      }
      for (JsonNode event : events(events)) {
        if (up < 0 && event.path("event").asText().equals("workers_up")) {
          up = now;
          asked = now - event.path("took_millis").asLong() / 1e3;
        }
        if (first < 0 && event.path("event").asText().equals("task_started")) {
          first = now;
        }
      }
      if (first < 0 && (!process.isAlive() || now * 1e9 > LIMIT_NANOS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        throw new IllegalStateException("no task began");
      }
      Thread.sleep(5);
    }
    int code = process.waitFor();
    Files.delete(events);
    if (code != 0 || driver < 0 || up < 0) {
      throw new IllegalStateException("the run ends with " + code);
    }
    return new Parts(driver, asked - driver, up - asked, first - up);
  }

  private static boolean hasDriver(Process process) {
    return process
        .descendants()
        .anyMatch(
            each ->
                each.info()
                    .arguments()
                    .map(all -> Arrays.asList(all).contains("io.dpl.ray.driver.Driver"))
                    .orElse(false));
  }

  /** Whole lines that are there. */
  private static List<JsonNode> events(Path file) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    String text = Files.readString(file);
    for (String line : text.substring(0, text.lastIndexOf('}') + 1).split("\n")) {
      if (line.endsWith("}")) {
        events.add(JSON.readTree(line));
      }
    }
    return events;
  }
}
