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

class QuickstartTest {

  @Test
  void theNearestPassagesAnswerTheQuestion(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("cats.md"), "Cats sleep most of the day. They purr when they are content.");
    Files.writeString(
        folder.resolve("stars.md"), "A telescope gathers the light of distant stars and galaxies.");
    Files.writeString(
        folder.resolve("bread.md"),
        "Knead the dough, let it rise for an hour, then bake the bread.");
    try (Dpl dpl = Dpl.open();
        Job job =
            dpl.pipeline("quickstart.dpl", Files.readString(Path.of("quickstart.dpl")))
                .bind("docs", folder + "/*.md")
                .bind("out", folder + "/out/")
                .bind("question", "How do I look at the sky at night?")
                .start();
        ResultBatches result = job.result(0);
        VectorSchemaRoot batch = result.next()) {
      assertThat(batch.getVector("path").getObject(0).toString()).endsWith("stars.md");
      assertThat(batch.getRowCount()).isEqualTo(3);
      assertThat(result.next()).isNull();
      assertThat(job.await()).hasSize(1);
    }
    assertThat(folder.resolve("out/_manifest.json")).exists();
  }
}
