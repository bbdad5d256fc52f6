package io.dpl.engine.backend;

/** What a worker tells of a task. */
public sealed interface TaskSignal {

  TaskCall call();

  /** It runs. */
  record Started(TaskCall call) implements TaskSignal {}

  /** Rows and bytes that have left it so far. */
  record Progress(TaskCall call, long rows, long bytes) implements TaskSignal {}

  /** It is done; what it made is kept by the backend until the stage commits. */
  record Done(TaskCall call, long rows, long bytes) implements TaskSignal {}

  /** It failed, or was cancelled. */
  record Failed(TaskCall call, RuntimeException failure) implements TaskSignal {}
}
