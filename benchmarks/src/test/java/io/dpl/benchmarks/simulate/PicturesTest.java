package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation are those that the code makes. */
class PicturesTest {

  private static final Path FOLDER = Path.of("../docs/concepts");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+");

  /** {@code benchmarks/run pictures} makes them; a tenth of a pixel is nobody's business. */
  @Test
  void thePageShowsWhatTheCodeDoes() throws IOException {
    String page = Files.readString(FOLDER.resolve("numbers.md"));
    for (Map.Entry<String, String> picture : Pictures.all().entrySet()) {
      assertThat(page).contains("](" + picture.getKey() + ")");
      String kept = Files.readString(FOLDER.resolve(picture.getKey()));
      String made = picture.getValue();
      assertThat(NUMBER.matcher(kept).replaceAll("N"))
          .as("out of date: benchmarks/run pictures")
          .isEqualTo(NUMBER.matcher(made).replaceAll("N"));
      Matcher old = NUMBER.matcher(kept);
      Matcher now = NUMBER.matcher(made);
      while (old.find() && now.find()) {
        assertThat(Double.parseDouble(old.group()))
            .as(picture.getKey())
            .isCloseTo(Double.parseDouble(now.group()), within(0.5));
      }
      assertThat(made).contains("prefers-color-scheme: dark").doesNotContain("NaN");
    }
  }

  /** The worked number of {@link io.dpl.engine.batch.AutoBatch}. */
  @Test
  void batchAutoStopsWhereItSays() {
    SimulatedModels.Told model = new SimulatedModels.Told(0.05, 0.001, 64, 0, false);
    assertThat(Pictures.settled(model, 64)).isEqualTo(512);
  }
}
