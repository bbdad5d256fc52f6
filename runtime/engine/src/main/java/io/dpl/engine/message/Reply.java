package io.dpl.engine.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.exchange.LaneManifest;
import io.dpl.engine.sink.TaskFiles;
import java.util.List;
import java.util.Map;

/** What a worker answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reply.Ok.class, name = "ok"),
  @JsonSubTypes.Type(value = Reply.TaskDone.class, name = "done"),
  @JsonSubTypes.Type(value = Reply.Alive.class, name = "alive")
})
public sealed interface Reply {

  /** It is done. */
  record Ok() implements Reply {}

  /**
   * A task is done.
   *
   * @param files by the place of the WRITE among the outputs
   * @param lanes what it put into exchanges and results, in the order of the outputs
   * @param spilledBytes what the run has put on disk at this worker so far, for lack of memory
   * @param events what the run has to tell from this worker since it told last
   */
  record TaskDone(
      long rows,
      long bytes,
      Map<Integer, TaskFiles> files,
      List<LaneManifest> lanes,
      long spilledBytes,
      List<RunEvent> events)
      implements Reply {}

  /**
   * The worker is alive.
   *
   * @param restingBytes packs in memory and on disk
   * @param residentBytes memory of its process
   */
  record Alive(List<Running> tasks, long restingBytes, long residentBytes) implements Reply {}

  /** A task at work, and what has left it so far. */
  record Running(String run, int stage, int partition, int attempt, long rows, long bytes) {}
}
