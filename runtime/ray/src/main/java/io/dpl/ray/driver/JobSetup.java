package io.dpl.ray.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What a driver that runs as a job is told, as the argument of its command line. Everybody who may
 * list the cluster's jobs can read it: nothing in it is secret.
 *
 * @param client fingerprint of the only process that it serves
 * @param port to listen on; 0 for any
 * @param code where every node has the worker package; empty where it was uploaded
 * @param packages uploaded packages, as {@code gcs://} addresses
 * @param folder working directory of the user: relative locations start there
 * @param startsWorkers whether workers come up before the first plan asks for them
 */
public record JobSetup(
    String client,
    int port,
    String code,
    List<String> packages,
    String folder,
    boolean startsWorkers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public JobSetup {
    packages = List.copyOf(packages);
  }

  /** One word of letters, digits, - and _. */
  public String encode() {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads that word. */
  public static JobSetup decode(String word) throws IOException {
    return JSON.readValue(
        Base64.getUrlDecoder().decode(word.getBytes(StandardCharsets.US_ASCII)), JobSetup.class);
  }
}
