package io.dpl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each pair of docs/how-to/from-daft.md gives the same rows in Daft and in DPL. Needs the
 * interpreter of the environment {@code daft}, see {@code .ci/python}.
 */
@EnabledIfSystemProperty(named = "dpl.python.daft", matches = ".+")
class DaftPairsTest {

  private static final Path PAGE = Path.of("../docs/how-to/from-daft.md");
  private static final Path FOLDER = Path.of("target/daft").toAbsolutePath();
  private static final Pattern PAIR =
      Pattern.compile("(?ms)^```python-pair\\n(.*?)^```\\s+^```dpl-pair\\n(.*?)^```");

  @Test
  void sameRows() throws Exception {
    makeInput();
    StringBuilder pairs = new StringBuilder();
    int count = 0;
    try (Dpl dpl = Dpl.open()) {
      Matcher pair = PAIR.matcher(Files.readString(PAGE));
      for (; pair.find(); count++) {
        String script = pair.group(2).replace("'in/", "'" + FOLDER + "/in/");
        String out = FOLDER + "/out" + count + ".parquet";
        try (Job job = dpl.pipeline("pair " + count, script).resultsTo("PARQUET", out, 0).start()) {
          job.await();
        }
        pairs.append(pair.group(1)).append("compare(").append(count).append(", df)\n");
      }
    }
    assertThat(count).isGreaterThan(10);
    assertThat(python(pairs.toString())).isEqualTo("same\n".repeat(count));
  }

  private static void makeInput() throws IOException {
    Files.createDirectories(FOLDER.resolve("in"));
    LightFiles.make(FOLDER.resolve("in"), 60);
    HeavyFiles.make(FOLDER.resolve("in"), 80, 64, 48);
    for (String file : List.of("people.csv", "orders.csv")) {
      Path to = FOLDER.resolve("in").resolve(file);
      Files.deleteIfExists(to);
      Files.copy(Path.of("golden/data").resolve(file), to);
    }
    for (Path old : files("out*.parquet")) {
      Files.delete(old);
    }
  }

  private static List<Path> files(String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var all = Files.newDirectoryStream(FOLDER, glob)) {
      all.forEach(found::add);
    }
    return found;
  }

  private static String python(String pairs) throws Exception {
    Path script = FOLDER.resolve("pairs.py");
    Files.writeString(
        script, Files.readString(Path.of("src/test/resources/daft/compare.py")) + pairs);
    Path out = FOLDER.resolve("pairs.out");
    Process process =
        new ProcessBuilder(System.getProperty("dpl.python.daft"), script.toString())
            .directory(FOLDER.toFile())
            .redirectError(FOLDER.resolve("pairs.err").toFile())
            .redirectOutput(out.toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("see pairs.err in " + FOLDER).isZero();
    return Files.readString(out);
  }
}
