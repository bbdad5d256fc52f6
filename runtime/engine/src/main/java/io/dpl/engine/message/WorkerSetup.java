package io.dpl.engine.message;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a worker is made from.
 *
 * @param name of its node, for people
 * @param slots tasks that it runs at once, and threads of a query that runs alone
 * @param memoryBytes DuckDB, Arrow and packs together; the heap comes on top
 * @param tempFolder folder for temporary files; empty for that of the system
 */
public record WorkerSetup(String name, int slots, long memoryBytes, String tempFolder) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  /** As bytes. */
  public byte[] encode() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From bytes. */
  public static WorkerSetup decode(byte[] bytes) {
    try {
      return MAPPER.readValue(bytes, WorkerSetup.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
