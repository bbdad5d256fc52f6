package io.dpl.cli.request;

import java.util.List;
import java.util.Map;

/**
 * Asks for the diagnostics of scripts, and lint.
 *
 * @param fix whether files are changed where lint knows a quick fix
 */
public record CheckRequest(
    List<Script> scripts, Map<String, String> parameters, Format format, boolean fix) {

  public CheckRequest {
    scripts = List.copyOf(scripts);
    parameters = Map.copyOf(parameters);
  }

  /** For people, programs, editors and CI. */
  public enum Format {
    TEXT,
    JSON,
    SARIF
  }
}
