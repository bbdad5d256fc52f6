package io.dpl.api.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Plans as bytes: JSON with a version in front, so that a worker of another version can say so. */
public final class PlanCodec {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false);

  private PlanCodec() {}

  /** Encodes a plan. */
  public static byte[] encode(StageGraph graph) {
    try {
      return MAPPER.writeValueAsBytes(graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Decodes a plan.
   *
   * @throws IllegalArgumentException if it was written by another version
   */
  public static StageGraph decode(byte[] bytes) {
    try {
      int version = MAPPER.readTree(bytes).path("version").asInt();
      if (version != StageGraph.VERSION) {
        throw new IllegalArgumentException(
            "a plan of version " + version + ", this is version " + StageGraph.VERSION);
      }
      return MAPPER.readValue(bytes, StageGraph.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
