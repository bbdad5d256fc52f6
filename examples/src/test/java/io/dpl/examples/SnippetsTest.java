package io.dpl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.grammar.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each block of documentation marked {@code dpl} runs; each marked {@code dpl-shape} parses,
 * because its files are not there.
 */
class SnippetsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(dpl|dpl-shape)\\n(.*?)^```");

  private static Dpl dpl;

  @BeforeAll
  static void open() {
    dpl = Dpl.open();
  }

  @AfterAll
  static void close() {
    dpl.close();
  }

  private record Snippet(Path page, int number, boolean runs, String text) {}

  @TestFactory
  Stream<DynamicTest> snippets() throws IOException {
    List<Snippet> found = new ArrayList<>();
    try (Stream<Path> pages =
        Stream.concat(Stream.of(Path.of("../README.md")), Files.walk(Path.of("../docs")))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        Matcher blocks = BLOCK.matcher(Files.readString(page));
        for (int i = 1; blocks.find(); i++) {
          found.add(new Snippet(page, i, blocks.group(1).equals("dpl"), blocks.group(2)));
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(5);
    return found.stream()
        .map(each -> DynamicTest.dynamicTest(each.page() + " " + each.number(), () -> run(each)));
  }

  private static void run(Snippet snippet) {
    if (!snippet.runs()) {
      assertThat(ScriptParser.parse(snippet.page().toString(), snippet.text()).diagnostics())
          .isEmpty();
      return;
    }
    try (Job job = dpl.pipeline(snippet.page().toString(), snippet.text()).start()) {
      job.await();
    }
  }
}
