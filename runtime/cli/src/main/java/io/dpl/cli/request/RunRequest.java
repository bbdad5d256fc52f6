package io.dpl.cli.request;

import io.dpl.cli.output.OutputFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Asks for a run.
 *
 * @param parameters values of the script's PARAMs, as written
 * @param rows most rows shown of each result; empty for what suits the output
 * @param result the only result to print, from 1
 * @param sampleRows first rows of each source only
 * @param noWrite everything but the sinks
 * @param strict whether lost rows make the command fail
 * @param fixedBatches batches as planned from beginning to end: BATCH AUTO tries no others
 * @param calibrate whether models are measured on a sample first
 * @param events where to write what happens, a JSON object a line
 */
public record RunRequest(
    Script script,
    Map<String, String> parameters,
    OutputFormat output,
    OptionalLong rows,
    OptionalInt result,
    OptionalLong sampleRows,
    boolean noWrite,
    boolean strict,
    boolean fixedBatches,
    boolean calibrate,
    Optional<Path> events) {

  public RunRequest {
    parameters = Map.copyOf(parameters);
  }
}
