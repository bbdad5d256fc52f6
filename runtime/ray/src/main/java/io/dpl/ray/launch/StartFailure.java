package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * What the output of a driver that cannot start means: Ray prints why, and ends the process or
 * tries for another minute.
 */
final class StartFailure {

  /** A second apart: the raylet of a cluster that has just started may still come. */
  private static final int TRIES = 6;

  private StartFailure() {}

  /** Whether it is known by now that the driver cannot start. */
  static Optional<DplException> in(List<String> output, RayHome home, RayAddress address) {
    String text = String.join("\n", output);
    if (text.contains("InvalidAuthToken") || text.contains("WrongAuthToken")) {
      boolean given = RayToken.find(System.getenv()).isPresent();
      return failure(
          RunCode.RAY_TOKEN,
          "the cluster at " + address + (given ? " refuses the token" : " asks for a token"),
          "set RAY_AUTH_TOKEN, or put the token into ~/.ray/auth_token"
              + " (ray get-auth-token prints it on the head)");
    }
    if (output.stream().filter(line -> line.contains("have not registered with GCS")).count()
        >= TRIES) {
      return failure(
          RunCode.RAY_NO_RAYLET,
          "this machine is no node of the cluster at " + address,
          "run it on a node of the cluster, or add this machine: ray start --address=" + address,
          "where it is one, name the head by the address under which the nodes know it");
    }
    if (text.contains("Failed to connect to GCS at address")
        || text.contains("while waiting for GCS to become available")) {
      return failure(
          RunCode.RAY_NOT_RAY,
          "something answers at " + address + ", but not as the head of a Ray cluster",
          "give the port of ray start --head (6379 as a rule), not the client server's; for the"
              + " dashboard's, write http://"
              + address);
    }
    if (text.contains("updateSessionDir") || text.contains("Failed to register worker to Raylet")) {
      return failure(
          RunCode.RAY_VERSION,
          "Ray "
              + home.version()
              + " cannot speak to the cluster at "
              + address
              + ", which runs another version",
          "install the cluster's version, or name it with --ray-home (found by "
              + home.foundBy()
              + ": "
              + home.folder()
              + ")");
    }
    return Optional.empty();
  }

  /** Of a driver that is gone or refused, for whatever reason. */
  static DplException of(
      DplException failure, List<String> output, String reason, RayHome home, RayAddress address) {
    boolean coded =
        failure.diagnostics().stream()
            .noneMatch(
                each -> each.code() == RunCode.DRIVER_LOST || each.code() == RunCode.INTERNAL);
    return coded
        ? failure
        : in(output, home, address)
            .orElseGet(
                () ->
                    DplException.of(
                        RunCode.RAY_FAILED,
                        Span.NONE,
                        "Ray " + home.version() + " cannot start a driver at " + address,
                        "It said last: " + reason));
  }

  private static Optional<DplException> failure(RunCode code, String message, String... help) {
    return Optional.of(DplException.of(code, Span.NONE, message, help));
  }
}
