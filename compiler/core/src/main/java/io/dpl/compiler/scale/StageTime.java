package io.dpl.compiler.scale;

import io.dpl.api.plan.Prediction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a stage takes: its parts overlap, so the longest of them decides.
 *
 * <pre>
 * waves      = ceil(P / S) / (P / S), S = min(P, slots over all nodes); a single partition has the threads of its node
 * processors = (call seconds + bytes through DuckDB / 400 MB/s) / S * waves
 * model      = model seconds / min(C, P) * waves
 * read       = bytes scanned / (nodes that read * 500 MB/s)
 * network    = bytes between nodes / (W * 200 MB/s)
 * start      = 50 ms + 20 ms a wave
 * stage      = start + max(processors, model, read, network)
 * </pre>
 *
 * <p>Seconds of calls and models are what they declare, on one core. Example: 1,000,000 rows of 10
 * ms on 4 nodes with 4 slots, 976 partitions: 625 s of processors, 61 waves.
 */
public final class StageTime {

  private static final double RELATIONAL_BYTES_PER_SECOND = 400e6;
  private static final double READ_BYTES_PER_SECOND = 500e6;
  private static final double NETWORK_BYTES_PER_SECOND = 200e6;
  private static final double STAGE_SECONDS = 0.05;
  private static final double WAVE_SECONDS = 0.02;

  private StageTime() {}

  /**
   * The work of a stage.
   *
   * @param slotsPerNode tasks at once on a node
   * @param threads threads of a single task: all of its node's where DuckDB works alone
   * @param modelSlots C, 0 where no model is called
   */
  public record Work(
      int stage,
      int partitions,
      int nodes,
      int slotsPerNode,
      int threads,
      int modelSlots,
      double callSeconds,
      double modelSeconds,
      double relationalBytes,
      double scannedBytes,
      double movedBytes) {}

  /** The prediction. */
  public static Prediction of(Work work) {
    double tasks = Math.min(work.partitions(), (double) work.nodes() * work.slotsPerNode());
    double waves = Math.ceil(work.partitions() / tasks);
    double uneven = waves / (work.partitions() / tasks);
    double processing = work.callSeconds() + work.relationalBytes() / RELATIONAL_BYTES_PER_SECOND;
    double readers = Math.min(work.partitions(), work.nodes());
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("processors", processing / (tasks * work.threads()) * uneven);
    parts.put(
        "model",
        work.modelSlots() == 0
            ? 0
            : work.modelSeconds() / Math.min(work.modelSlots(), work.partitions()) * uneven);
    parts.put("read", work.scannedBytes() / (readers * READ_BYTES_PER_SECOND));
    parts.put("network", work.movedBytes() / (work.nodes() * NETWORK_BYTES_PER_SECOND));
    double start = STAGE_SECONDS + WAVE_SECONDS * waves;
    String bound = "start";
    double longest = start;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      if (part.getValue() > longest) {
        bound = part.getKey();
        longest = part.getValue();
      }
    }
    double most = parts.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return new Prediction(work.stage(), start + most, bound, processing + work.modelSeconds());
  }
}
