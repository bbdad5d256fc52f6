package io.dpl.examples.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of the corpus.
 *
 * @param head title and sentence, up to the first section
 * @param sections text of each by its heading, in order
 */
record GoldenCase(Path path, String head, Map<String, String> sections) {

  static final Path ROOT = Path.of("golden");

  private static final String FENCE = "```";

  /** All cases, sorted by path. */
  static List<GoldenCase> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".dpl.md"))
          .sorted()
          .map(GoldenCase::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenCase read(Path path) {
    try {
      String text = Files.readString(path);
      String[] parts = text.split("(?m)^## ");
      Map<String, String> sections = new LinkedHashMap<>();
      for (int i = 1; i < parts.length; i++) {
        int line = parts[i].indexOf('\n');
        sections.put(parts[i].substring(0, line).strip(), unfenced(parts[i].substring(line + 1)));
      }
      return new GoldenCase(path, parts[0], sections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unfenced(String text) {
    int open = text.indexOf(FENCE);
    int close = text.lastIndexOf(FENCE);
    return open < 0 || close == open ? "" : text.substring(text.indexOf('\n', open) + 1, close);
  }

  /** The script. */
  String source() {
    return sections.get("SOURCE");
  }

  /** Name for people: the path under the root without its ending. */
  String name() {
    return ROOT.relativize(path).toString().replace(".dpl.md", "");
  }

  /** Whether the script is one that cannot be compiled or run. */
  boolean isWrong() {
    return sections.containsKey("PROBLEMS") && !sections.containsKey("RESULT");
  }

  /** Writes the file with these sections. */
  void rewrite(Map<String, String> actual) {
    StringBuilder text = new StringBuilder(head);
    actual.forEach(
        (name, content) -> {
          String language = name.equals("SOURCE") ? "dpl" : "text";
          text.append("## ")
              .append(name)
              .append("\n\n")
              .append(FENCE)
              .append(language)
              .append('\n');
          text.append(content)
              .append(content.isEmpty() || content.endsWith("\n") ? "" : "\n")
              .append(FENCE)
              .append("\n\n");
        });
    try {
      Files.writeString(path, text.toString().stripTrailing() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
