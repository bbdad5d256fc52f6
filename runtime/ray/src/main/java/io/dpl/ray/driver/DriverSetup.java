package io.dpl.ray.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a driver process is told in the beginning, as one line of JSON on its standard input: no
 * other process can read it there.
 *
 * @param port of the process that started it, on loopback
 * @param token that shows who connects there
 * @param address of the cluster, host:port
 * @param codePath jars and folders that are there on every node
 * @param packages uploaded packages, as {@code gcs://} addresses
 * @param folder working directory of the user: relative locations start there
 * @param startsWorkers whether workers come up before the first plan asks for them
 */
public record DriverSetup(
    int port,
    String token,
    String address,
    List<String> codePath,
    List<String> packages,
    String folder,
    boolean startsWorkers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public DriverSetup {
    codePath = List.copyOf(codePath);
    packages = List.copyOf(packages);
  }

  /** One line. */
  public String encode() {
    try {
      return JSON.writeValueAsString(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads that line. */
  public static DriverSetup decode(String line) throws IOException {
    return JSON.readValue(line, DriverSetup.class);
  }
}
