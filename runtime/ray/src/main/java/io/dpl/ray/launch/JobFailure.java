package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.util.Collection;
import java.util.List;

/** What it means that a driver does not begin as a job. */
final class JobFailure {

  private static final String PYTHON = "INFO";

  private JobFailure() {}

  /**
   * Of a job that is over.
   *
   * @param code where every node is said to have the worker package; empty where it was uploaded
   */
  static DplException of(String id, Jobs.State state, String log, String code) {
    if (state.exit() == Entrypoint.NO_JAVA) {
      return DplException.of(
          RunCode.RAY_NO_JAVA,
          Span.NONE,
          "the head of the cluster has no java on the PATH of ray start",
          "install Java 17 or newer on every node, and start Ray again there");
    }
    if (state.exit() == Entrypoint.NO_RAY) {
      return DplException.of(
          RunCode.RAY_NOT_FOUND,
          Span.NONE,
          "the Ray of the cluster has no Java part, jars/ray_dist.jar",
          "install it on every node from the wheel: pip install ray==VERSION");
    }
    if (!code.isEmpty() && log.contains("io.dpl.ray.driver.JobDriver\nCaused by")) {
      return DplException.of(
          RunCode.RAY_PACKAGE,
          Span.NONE,
          "the head of the cluster has no worker package at " + code,
          "leave --ray-code away, and it is uploaded");
    }
    String words = reason(log);
    return of(id, words.isEmpty() ? state.message() : words);
  }

  static DplException of(String id, String reason) {
    return DplException.of(
        RunCode.RAY_JOB,
        Span.NONE,
        "the driver does not begin as job " + id,
        "It said last: " + reason.lines().reduce((first, second) -> second).orElse("nothing"),
        "see the job's log: ray job logs " + id);
  }

  /**
   * Of a driver that came up and refused, or died, before it was ready.
   *
   * @param reason what it said last
   */
  static DplException of(DplException failure, String reason, DashboardAddress address) {
    if (failure.diagnostics().stream()
        .noneMatch(each -> each.code() == RunCode.DRIVER_LOST || each.code() == RunCode.INTERNAL)) {
      return failure;
    }
    return DplException.of(
        RunCode.RAY_FAILED,
        Span.NONE,
        "Ray cannot start a driver on the cluster of " + address,
        "It said last: " + reason);
  }

  static DplException unreachable(Collection<String> hosts, int port, DashboardAddress address) {
    return DplException.of(
        RunCode.RAY_UNREACHABLE,
        Span.NONE,
        "the driver listens on port "
            + port
            + " of the head, which this machine reaches under none of "
            + String.join(", ", hosts),
        "open a port of the head, or tunnel it, and name it: --ray '" + address + "?driver=10101'");
  }

  /** The last line of a log that says what went wrong, or the last of all. */
  static String reason(String log) {
    List<String> lines =
        log.lines().filter(line -> !line.isBlank() && !line.contains(PYTHON)).toList();
    return LastWords.reason(lines);
  }
}
