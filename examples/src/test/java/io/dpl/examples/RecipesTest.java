package io.dpl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.ResultBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two recipes that DPL comes from, on files that the programs beside them make. */
class RecipesTest {

  @Test
  void lightRowsAreSpreadBeforeTheirFilesAreRead(@TempDir Path folder) throws IOException {
    LightFiles.make(folder, 300);
    try (Dpl dpl = Dpl.open()) {
      try (Job job =
          dpl.pipeline("light_data.dpl", Files.readString(Path.of("light_data.dpl")))
              .bind("meta", folder + "/meta/")
              .bind("out", folder + "/out/")
              .start()) {
        assertThat(job.await().get(0).rows()).isBetween(150L, 299L);
      }
      String check =
          "READ PARQUET $out | JOIN (READ FILES $files) USING (path)"
              + " | AGGREGATE COUNT(*) AS n, COUNT_IF(bytes = size) AS same, MIN(LENGTH(hash)) AS least";
      assertThat(first(dpl, check, folder)).isEqualTo("same");
    }
  }

  private static String first(Dpl dpl, String script, Path folder) {
    try (Job job =
            dpl.pipeline(script)
                .bind("out", folder + "/out/")
                .bind("files", folder + "/files/*.bin")
                .start();
        ResultBatches result = job.result(0);
        VectorSchemaRoot batch = result.next()) {
      assertThat(batch.getVector("least").getObject(0)).hasToString("64");
      return batch.getVector("n").getObject(0).equals(batch.getVector("same").getObject(0))
          ? "same"
          : "different";
    }
  }

  @Test
  void heavyRowsStreamThroughTheModel(@TempDir Path folder) throws IOException {
    HeavyFiles.make(folder, 150, 160, 120);
    try (Dpl dpl = Dpl.open()) {
      try (Job job =
          dpl.pipeline("heavy_data.dpl", Files.readString(Path.of("heavy_data.dpl")))
              .bind("images", folder + "/images.parquet")
              .bind("model", folder + "/classifier.onnx")
              .bind("out", folder + "/out/")
              .start()) {
        assertThat(job.await().get(0).rows()).isEqualTo(150);
      }
      String check =
          "READ PARQUET $out | AGGREGATE COUNT(DISTINCT path) AS paths, COUNT(DISTINCT scores) AS scores";
      try (Job job = dpl.pipeline(check).bind("out", folder + "/out/").start();
          ResultBatches result = job.result(0);
          VectorSchemaRoot batch = result.next()) {
        assertThat(batch.getVector("paths").getObject(0)).hasToString("150");
        assertThat(batch.getVector("scores").getObject(0)).hasToString("16");
      }
    }
  }
}
