package io.dpl.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.sink.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * What came of a run.
 *
 * @param results rows of each result as texts, cells with a bar between
 */
public record Outcome(List<List<String>> results, List<Manifest> manifests) {

  /** Runs a plan and reads all its results. */
  public static Outcome of(Runner runner, StageGraph graph, RunListener listener) {
    try (Run run = runner.start(graph, listener)) {
      List<List<String>> results = new ArrayList<>();
      for (int i = 0; i < run.results(); i++) {
        results.add(rows(run.result(i)));
      }
      return new Outcome(results, run.await());
    }
  }

  public List<String> rows(int result) {
    return results.get(result);
  }

  /** All rows of a reader, which is closed. */
  public static List<String> rows(BatchReader reader) {
    List<String> rows = new ArrayList<>();
    try (reader) {
      for (VectorSchemaRoot next = reader.next(); next != null; next = reader.next()) {
        try (VectorSchemaRoot batch = next) {
          for (int row = 0; row < batch.getRowCount(); row++) {
            int at = row;
            rows.add(
                batch.getFieldVectors().stream()
                    .map(vector -> String.valueOf(vector.getObject(at)))
                    .collect(Collectors.joining("|")));
          }
        }
      }
    }
    return rows;
  }

  /** A written folder holds the files of its manifest, whole, and no others. */
  public static void checkFolder(Path folder) throws IOException {
    JsonNode manifest =
        new ObjectMapper().readTree(folder.resolve(Manifest.FILE_NAME).toFile());
    List<String> named = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      named.add(file.path("path").asText());
      assertThat(Files.size(folder.resolve(file.path("path").asText())))
          .isEqualTo(file.path("bytes").asLong());
    }
    assertThat(named).isNotEmpty().doesNotHaveDuplicates();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(
              all.filter(Files::isRegularFile)
                  .map(file -> folder.relativize(file).toString())
                  .filter(name -> !name.equals(Manifest.FILE_NAME)))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  /** Names of what is hidden in a folder: staging that was left behind. */
  public static List<String> hidden(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
