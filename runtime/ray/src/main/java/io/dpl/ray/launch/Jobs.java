package io.dpl.ray.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jobs of a cluster, through its dashboard.
 *
 * <p>Source: Ray Jobs REST API.
 */
record Jobs(Dashboard dashboard) {

  private static final String JOBS = "/api/jobs/";
  private static final Pattern EXIT = Pattern.compile("exit code (\\d+)");
  private static final int UNKNOWN_EXIT = -1;

  /** A job as it is now. */
  record State(String status, String message) {

    boolean isWaiting() {
      return status.equals("PENDING");
    }

    boolean isOver() {
      return status.equals("STOPPED") || status.equals("SUCCEEDED") || status.equals("FAILED");
    }

    /** -1 where it is not known. */
    int exit() {
      Matcher exit = EXIT.matcher(message);
      return exit.find() ? Integer.parseInt(exit.group(1)) : UNKNOWN_EXIT;
    }
  }

  /**
   * The version of Ray that the cluster runs.
   *
   * <p>Errors: DPL5304 where nobody answers, DPL5308 where it is no dashboard.
   */
  String rayVersion() {
    try {
      Dashboard.Answer answer = dashboard.get("/api/version");
      JsonNode version = answer.good() ? answer.json().path("ray_version") : null;
      if (version == null || !version.isTextual()) {
        throw notRay();
      }
      return version.asText();
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw notRay();
    } catch (IOException e) {
      throw DplException.of(
          RunCode.RAY_NO_ANSWER,
          Span.NONE,
          "no dashboard answers at "
              + dashboard
              + (e.getMessage() == null ? "" : ": " + e.getMessage()),
          "see that the head node runs, was started with --include-dashboard=true and"
              + " --dashboard-host=0.0.0.0, and that the port is the dashboard's (8265 as a rule)");
    }
  }

  private DplException notRay() {
    return DplException.of(
        RunCode.RAY_NOT_RAY,
        Span.NONE,
        "something answers at " + dashboard + ", but not as the dashboard of a Ray cluster",
        "give the address that ray start --head printed for the dashboard (port 8265 as a rule)");
  }

  /**
   * Submits a command line.
   *
   * <p>Errors: DPL5314.
   *
   * @param id that it gets
   * @param packages to be unpacked where it runs
   */
  void submit(String id, String entrypoint, List<String> packages) {
    Map<String, Object> job = new HashMap<>();
    job.put("submission_id", id);
    job.put("entrypoint", entrypoint);
    job.put("metadata", Map.of("name", "dpl"));
    if (!packages.isEmpty()) {
      job.put("runtime_env", Map.of("py_modules", packages));
    }
    try {
      Dashboard.Answer answer = dashboard.post(JOBS, job);
      if (!answer.good()) {
        throw failed(answer.status() + " " + lastLine(answer.body()));
      }
    } catch (IOException e) {
      throw failed(e.toString());
    }
  }

  State state(String id) throws IOException {
    Dashboard.Answer answer = dashboard.get(JOBS + id);
    if (!answer.good()) {
      throw new IOException(answer.status() + " " + lastLine(answer.body()));
    }
    JsonNode job = answer.json();
    return new State(job.path("status").asText(), job.path("message").asText(""));
  }

  /** All that it printed so far. */
  String log(String id) throws IOException {
    Dashboard.Answer answer = dashboard.get(JOBS + id + "/logs");
    return answer.good() ? answer.json().path("logs").asText("") : "";
  }

  void stop(String id) throws IOException {
    dashboard.post(JOBS + id + "/stop", Map.of());
  }

  private DplException failed(String why) {
    return DplException.of(
        RunCode.RAY_JOB,
        Span.NONE,
        "the dashboard at " + dashboard + " does not take the job: " + why,
        "see that jobs can be submitted there: ray job submit --address=" + dashboard + " -- true");
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
  }
}
