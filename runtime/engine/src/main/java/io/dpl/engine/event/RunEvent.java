package io.dpl.engine.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that happened in a run. Stages and partitions as in the plan; partitions from 0. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
public sealed interface RunEvent {

  /** Id of the stage, 0 for the whole run. */
  int stage();

  /**
   * The workers of a cluster are there, and the first run that waited for them goes on.
   *
   * @param workers that came up
   * @param millis since they were asked for
   */
  record WorkersUp(int stage, int workers, long millis) implements RunEvent {}

  /** A stage begins with so many tasks. */
  record StageStarted(int stage, String name, int partitions) implements RunEvent {}

  /** All tasks of a stage are done and what it writes is visible. */
  record StageFinished(int stage, String name, long rows, long bytes, long millis)
      implements RunEvent {}

  /**
   * A task begins; attempts count from 1.
   *
   * @param worker name of the worker that it runs on
   */
  record TaskStarted(int stage, int partition, int attempt, String worker) implements RunEvent {}

  /** A task is done; rows and bytes that left it. */
  record TaskFinished(int stage, int partition, int attempt, long rows, long bytes)
      implements RunEvent {}

  /**
   * An attempt does not count, and the task runs again: its worker was lost, or rows that it took
   * or made.
   *
   * @param rows that it had told of as finished, 0 if it was not; bytes likewise
   * @param finished whether {@link TaskFinished} had told of it
   */
  record TaskAgain(
      int stage,
      int partition,
      int attempt,
      boolean finished,
      long rows,
      long bytes,
      String because)
      implements RunEvent {}

  /** Rows and bytes that have left a running task so far. */
  record Progress(int stage, int partition, long rows, long bytes) implements RunEvent {}

  /**
   * BATCH AUTO chose another number of rows for the runs of a model, or found that it will stay.
   *
   * @param node of the plan that calls the model
   * @param model its name in the script
   * @param because as the end of a sentence
   */
  record BatchChanged(int stage, int node, String model, int fromRows, int toRows, String because)
      implements RunEvent {}

  /**
   * Runs of a model since it was told of them last.
   *
   * @param cold whether it is the first of a process, which warms up
   * @param batchRows most rows of each
   * @param nanos of all of them together
   */
  record ModelRan(
      int stage,
      int node,
      String model,
      boolean cold,
      int batchRows,
      long runs,
      long rows,
      long nanos)
      implements RunEvent {}

  /** Something that a user wants to know, as a sentence. */
  record Note(int stage, String text) implements RunEvent {}
}
