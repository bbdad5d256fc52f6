package io.dpl.ray.transport;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.ray.worker.RayWorker;
import io.ray.api.exception.RayActorException;
import io.ray.api.exception.RayTaskException;
import java.util.concurrent.TimeUnit;

/** What a failed call says of its worker. */
final class Losses {

  private Losses() {}

  static Answer.Lost of(long call, RuntimeException failure) {
    String unusable = unusable(failure);
    if (!unusable.isEmpty()) {
      return new Answer.Lost(
          call,
          true,
          DplException.of(
              RunCode.RAY_WORKER_MISSING,
              Span.NONE,
              "a worker cannot start: " + unusable,
              "see the code's cure: dpl docs " + RunCode.RAY_WORKER_MISSING.id()));
    }
    return new Answer.Lost(call, isWorkerGone(failure), failure);
  }

  /** A worker that never answered. */
  static DplException late(Member worker) {
    return DplException.of(
        RunCode.RAY_WORKER_MISSING,
        Span.NONE,
        "node "
            + worker.node()
            + " has not started a worker after "
            + TimeUnit.MILLISECONDS.toSeconds(worker.startMillis())
            + " s",
        "other jobs may hold its processors: ray status tells",
        "java must be on the PATH of ray start on that node",
        "the worker package must be there under the path of --ray-code, or be uploaded");
  }

  /** An exception of our code comes as a task's; whatever carries an actor's means it is gone. */
  private static boolean isWorkerGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RayActorException) {
        return true;
      }
      if (cause instanceof RayTaskException) {
        return false;
      }
    }
    return false;
  }

  private static String unusable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      int at = message.indexOf(RayWorker.UNUSABLE);
      if (at >= 0) {
        return message.substring(at + RayWorker.UNUSABLE.length()).lines().findFirst().orElse("");
      }
    }
    return "";
  }
}
