package io.dpl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random tests of all modules draw the same values each time, so that luck decides nothing. */
class PropertySeedsTest {

  private static final Pattern PROPERTY = Pattern.compile("(?m)^  @Property\\b(\\([^)]*\\))?");

  @Test
  void everyPropertyHasASeed() throws IOException {
    Path root = Path.of(System.getProperty("dpl.root"));
    List<String> annotations;
    try (Stream<Path> modules = Files.walk(root, 4)) {
      annotations =
          modules
              .filter(folder -> folder.endsWith("src/test"))
              .flatMap(PropertySeedsTest::annotations)
              .toList();
    }
    assertThat(annotations)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).containsPattern("seed = \"\\d+\""));
  }

  /** As {@code File.java @Property(...)}. */
  private static Stream<String> annotations(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(
              file ->
                  PROPERTY
                      .matcher(read(file))
                      .results()
                      .map(found -> file.getFileName() + found.group()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
