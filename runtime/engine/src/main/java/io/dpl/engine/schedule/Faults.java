package io.dpl.engine.schedule;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;

/** What a run says when it cannot make good what was lost. */
final class Faults {

  private Faults() {}

  static DplException endsWorkers(StageState state, int partition, String worker, String why) {
    return failure(
        Diagnostic.error(
            RunCode.TASK_ENDS_WORKERS,
            state.stage.span(),
            state.task(partition) + " ran twice, and both times its worker was lost",
            "The last one was " + worker + ": " + why + "."));
  }

  static DplException notKept(StageState state, int partition, String why) {
    return failure(
        Diagnostic.error(
            RunCode.TASK_NOT_KEPT,
            state.stage.span(),
            state.task(partition) + " was begun " + state.attempts(partition) + " times",
            "The last time it ran again because " + why + "."));
  }

  static DplException noWorkers(long seconds) {
    return failure(
        Diagnostic.error(
            RunCode.NO_WORKERS,
            Span.NONE,
            "no worker has been there for " + seconds + " s",
            "Look at the cluster: its nodes must be alive and free to take a worker."));
  }

  static DplException visible(StageState seen, StageState lost) {
    return failure(
        Diagnostic.error(
            RunCode.VISIBLE_ROWS_LOST,
            lost.stage.span(),
            "rows of '"
                + lost.stage.name()
                + "' were lost; they would come out otherwise now, and what '"
                + seen.stage.name()
                + "' made of them is already visible",
            "Run it again."));
  }

  private static DplException failure(Diagnostic diagnostic) {
    return new DplException(List.of(diagnostic));
  }

  static boolean isOutOfMemory(RuntimeException failure) {
    return failure instanceof OutOfMemoryException
        || failure.getCause() instanceof OutOfMemoryError
        || (failure instanceof DplException told
            && told.diagnostics().stream()
                .map(Diagnostic::code)
                .anyMatch(RunCode.OUT_OF_MEMORY::equals));
  }
}
