package io.dpl.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of cases: each is a script, a line {@code ->}, and what it gives; a line {@code ===} ends
 * it. With {@code -Dbind.rewrite=true} the files are written with what is given now.
 */
final class CaseFile {

  private static final Path FOLDER = Path.of("src/test/resources/io/dpl/compiler/bind");
  private static final boolean REWRITE = Boolean.getBoolean("bind.rewrite");

  private record Case(String script, String result) {}

  private CaseFile() {}

  /** A test for each case. */
  static Stream<DynamicTest> tests(String name, UnaryOperator<String> gives) {
    Path file = FOLDER.resolve(name);
    List<Case> cases = read(file);
    if (REWRITE) {
      StringBuilder text = new StringBuilder();
      for (Case each : cases) {
        text.append(each.script()).append("\n->\n");
        text.append(gives.apply(each.script()).strip()).append("\n===\n");
      }
      write(file, text.toString());
    }
    return read(file).stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.script(),
                    () -> assertThat(gives.apply(each.script()).strip()).isEqualTo(each.result())));
  }

  private static List<Case> read(Path file) {
    try {
      List<Case> cases = new ArrayList<>();
      for (String part : Files.readString(file).replace("\r", "").split("(?m)^===\n?")) {
        if (!part.isBlank()) {
          String[] halves = part.split("(?m)^->$", 2);
          cases.add(new Case(halves[0].strip(), halves.length > 1 ? halves[1].strip() : ""));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
