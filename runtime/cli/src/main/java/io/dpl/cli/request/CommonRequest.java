package io.dpl.cli.request;

import io.dpl.cli.terminal.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user says about every command.
 *
 * @param memoryBytes bound of the whole process
 * @param jars with models, functions, connectors of the user's own
 * @param calibration file with what models took where they ran; empty for the usual one
 * @param ray the cluster to work on; empty for this process
 */
public record CommonRequest(
    OptionalLong memoryBytes,
    OptionalInt threads,
    Optional<Path> temporaryFolder,
    List<Path> jars,
    Optional<Path> calibration,
    Optional<RayRequest> ray,
    boolean quiet,
    Color color) {

  public CommonRequest {
    jars = List.copyOf(jars);
  }

  /** Where it stands what models took where they ran, if the file is there. */
  public Path calibrationFile() {
    return calibration.orElse(Path.of(".dpl", "calibration.json"));
  }
}
