package io.dpl.ray.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A cluster of raylets on loopback addresses and free ports. It ends with this object, or with this
 * JVM however that ends: a process of its own watches over it.
 */
public final class RayCluster implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process guard;
  private final Path script;
  private final JsonNode told;

  /**
   * What is asked for.
   *
   * @param python interpreter of the environment that has Ray
   */
  public record Shape(
      Path python,
      int nodes,
      int cpus,
      long memoryBytes,
      boolean dashboard,
      Map<String, String> environment) {

    /** The newest Ray, as {@code ./test} made it. */
    public static Shape of(int nodes, int cpus) {
      return new Shape(python("dpl.python.ray"), nodes, cpus, 1L << 30, false, Map.of());
    }

    /** An environment that {@code ./test} made. */
    public static Path python(String property) {
      String path = System.getProperty(property);
      if (path == null) {
        throw new IllegalStateException("start it with -D" + property + "=$(.ci/python ...)");
      }
      return Path.of(path);
    }

    public Shape with(Path otherPython) {
      return new Shape(otherPython, nodes, cpus, memoryBytes, dashboard, environment);
    }

    /** With so much memory a node; a tenth of it more for its object store. */
    public Shape memory(long bytes) {
      return new Shape(python, nodes, cpus, bytes, dashboard, environment);
    }

    public Shape withDashboard() {
      return new Shape(python, nodes, cpus, memoryBytes, true, environment);
    }

    /** With a variable of all nodes, or of one where its name ends in {@code @127.0.0.n}. */
    public Shape with(String name, String value) {
      return new Shape(python, nodes, cpus, memoryBytes, dashboard, Map.of(name, value));
    }
  }

  private RayCluster(Process guard, Path script, JsonNode told) {
    this.guard = guard;
    this.script = script;
    this.told = told;
  }

  /** Starts it and waits until all its nodes are there. */
  public static RayCluster start(Shape shape) {
    try {
      Path script = Files.createTempFile("cluster", ".py");
      try (InputStream in = RayCluster.class.getResourceAsStream("cluster.py")) {
        Files.write(script, in.readAllBytes());
      }
      // Sockets below it: their paths must be short.
      Path temp = Files.createTempDirectory(Path.of("/tmp"), "dplr");
      List<String> addresses =
          IntStream.range(0, shape.nodes()).mapToObj(RayCluster::node).toList();
      String ask =
          JSON.writeValueAsString(
              Map.of(
                  "ray", shape.python().resolveSibling("ray").toString(),
                  "temp", temp.toString(),
                  "nodes", addresses,
                  "cpus", shape.cpus(),
                  "memory", shape.memoryBytes(),
                  "store", shape.memoryBytes() / 10,
                  "dashboard", shape.dashboard(),
                  "environment", shape.environment()));
      Process guard =
          new ProcessBuilder(shape.python().toString(), script.toString(), ask)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
      String line = answer.readLine();
      JsonNode told = JSON.readTree(line == null ? "{\"failure\": \"no word\"}" : line);
      RayCluster cluster = new RayCluster(guard, script, told);
      if (told.has("failure")) {
        cluster.close();
        throw new IllegalStateException(told.path("failure").asText());
      }
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ray takes 127.0.0.1 for a wish to choose itself. */
  private static String node(int number) {
    return "127.0.0." + (number + 2);
  }

  /** As {@code --ray} takes it. */
  public String address() {
    return told.path("address").asText();
  }

  /** As a browser takes it. */
  public String dashboard() {
    return told.path("dashboard").asText();
  }

  /** The raylet of a node, from 0. */
  public ProcessHandle raylet(int node) {
    long pid = told.path("raylets").path(node(node)).asLong();
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** The service that knows all nodes, and without which there is no cluster. */
  public ProcessHandle head() {
    return ProcessHandle.of(told.path("head").asLong()).orElseThrow();
  }

  /** The process that watches: whatever ends the tests ends its input. */
  public ProcessHandle guard() {
    return guard.toHandle();
  }

  @Override
  public void close() {
    try {
      guard.getOutputStream().close();
      if (!guard.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the cluster does not end");
      }
      Files.delete(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
