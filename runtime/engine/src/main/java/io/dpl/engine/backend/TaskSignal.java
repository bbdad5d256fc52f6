package io.dpl.engine.backend;

import io.dpl.engine.event.RunEvent;
import java.util.List;

/** What a worker tells of a task. */
public sealed interface TaskSignal extends Signal {

  TaskCall call();

  /** It runs. */
  record Started(TaskCall call) implements TaskSignal {}

  /** Rows and bytes that have left it so far. */
  record Progress(TaskCall call, long rows, long bytes) implements TaskSignal {}

  /**
   * It is done; what it made is kept by the backend until the stage commits.
   *
   * @param events what its process has to tell of the run since it told last
   */
  record Done(TaskCall call, long rows, long bytes, List<RunEvent> events) implements TaskSignal {

    /** Nothing is told. */
    public Done(TaskCall call, long rows, long bytes) {
      this(call, rows, bytes, List.of());
    }
  }

  /** It failed, or was cancelled. */
  record Failed(TaskCall call, RuntimeException failure) implements TaskSignal {}

  /**
   * It ended by no fault of its own: its worker is gone, or rows that it takes. It may run again as
   * the next attempt.
   */
  record Lost(TaskCall call, RuntimeException cause) implements TaskSignal {}
}
