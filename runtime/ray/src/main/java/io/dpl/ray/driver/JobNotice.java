package io.dpl.ray.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a driver that runs as a job says of itself, as one line of the job's log. Everybody who may
 * read the cluster's logs can read it: nothing in it is secret.
 *
 * @param fingerprint by which its client recognises it
 * @param addresses of its machine, as the cluster knows it
 */
public record JobNotice(String fingerprint, int port, List<String> addresses) {

  private static final String MARK = "dpl driver: ";
  private static final ObjectMapper JSON = new ObjectMapper();

  public JobNotice {
    addresses = List.copyOf(addresses);
  }

  /** One line. */
  public String encode() {
    try {
      return MARK + JSON.writeValueAsString(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds that line in a log. */
  public static Optional<JobNotice> in(String log) {
    return log.lines()
        .filter(line -> line.startsWith(MARK))
        .findFirst()
        .map(line -> decode(line.substring(MARK.length())));
  }

  private static JobNotice decode(String json) {
    try {
      return JSON.readValue(json, JobNotice.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a driver's notice that is none: " + json, e);
    }
  }
}
