package io.dpl.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The worked scripts of the language. */
public final class Scripts {

  private Scripts() {}

  /** Their paths, sorted. */
  public static List<Path> all() {
    try (Stream<Path> files = Files.list(Path.of(Scripts.class.getResource("scripts").toURI()))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Their text. */
  public static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
