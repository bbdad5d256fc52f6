package io.dpl.engine.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dpl.api.connector.Split;
import java.util.List;
import java.util.Map;

/** What the driver asks of a worker. Runs are named by texts that are never used twice. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Request.OpenRun.class, name = "open"),
  @JsonSubTypes.Type(value = Request.RunTask.class, name = "task"),
  @JsonSubTypes.Type(value = Request.Take.class, name = "take"),
  @JsonSubTypes.Type(value = Request.Receive.class, name = "receive"),
  @JsonSubTypes.Type(value = Request.Expect.class, name = "expect"),
  @JsonSubTypes.Type(value = Request.Fetch.class, name = "fetch"),
  @JsonSubTypes.Type(value = Request.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Request.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = Request.Close.class, name = "close"),
  @JsonSubTypes.Type(value = Request.Beat.class, name = "beat")
})
public sealed interface Request {

  /**
   * A run begins at this worker.
   *
   * @param plan as {@link io.dpl.api.plan.PlanCodec} encodes it
   * @param workers among which its tasks are shared
   */
  record OpenRun(String run, byte[] plan, int workers) implements Request {}

  /**
   * Runs a task; answered when it is done, by {@link Reply.TaskDone}.
   *
   * @param partitions of the stage
   * @param splits of the scans that were not cut when the plan was made, in the order of the plan
   * @param staging folder of each WRITE, by its place among the outputs
   */
  record RunTask(
      String run,
      int stage,
      int partition,
      int attempt,
      int partitions,
      List<Split> splits,
      Map<Integer, String> staging)
      implements Request {}

  /**
   * Rows for another worker; answered by a pack.
   *
   * @param from first bucket of a hash exchange
   * @param to bucket after the last
   * @param part which part of {@code parts} about equal ones
   * @param compressed whether it goes to another node
   */
  record Take(
      String run,
      int exchange,
      List<Lane> lanes,
      int from,
      int to,
      int part,
      int parts,
      boolean compressed)
      implements Request {}

  /** Rows of one attempt, from a position to another where the exchange has no keys. */
  record Lane(int sender, int partition, int attempt, long from, long to) {}

  /** Takes in the pack that goes along. */
  record Receive(String run, int exchange) implements Request {}

  /**
   * Says what receivers of an exchange find at this worker; answered when all of it is there.
   *
   * @param partitions receivers in all
   * @param from first receiver that this is about
   * @param to receiver after the last
   * @param buckets as in {@link io.dpl.engine.exchange.Inventory}
   */
  record Expect(
      String run,
      int exchange,
      int partitions,
      int from,
      int to,
      List<Integer> buckets,
      List<Rows> lanes)
      implements Request {}

  /** Rows of one attempt: all of them, and those for the receivers at hand. */
  record Rows(int sender, int partition, int attempt, long rows, long here) {}

  /** Rows of a result from one position to another, or fewer; answered by a pack. */
  record Fetch(String run, int result, int partition, int attempt, long from, long to)
      implements Request {}

  /** Frees what an exchange or a result holds. */
  record Release(String run, int exchange) implements Request {}

  /**
   * Ends the tasks of a run.
   *
   * @param interrupts also those that look at interrupts only
   */
  record Cancel(String run, boolean interrupts) implements Request {}

  /** Forgets a run. */
  record Close(String run) implements Request {}

  /** Asks whether the worker is alive; answered by {@link Reply.Alive}. */
  record Beat() implements Request {}
}
