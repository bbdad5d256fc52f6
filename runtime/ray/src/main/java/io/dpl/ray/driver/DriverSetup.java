package io.dpl.ray.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a driver process is told in the beginning, as one line of JSON on its standard input: no
 * other process can read it there.
 *
 * @param port of the process that started it, on loopback
 * @param token that shows who connects there
 */
public record DriverSetup(int port, String token, ClusterSetup cluster) {

  private static final ObjectMapper JSON = new ObjectMapper();

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
