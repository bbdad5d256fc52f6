package io.dpl.library.doc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages in docs/reference say what the definitions say; -Ddocs.rewrite=true writes them. */
class ReferencePageTest {

  private static final Path FOLDER = Path.of(System.getProperty("dpl.root"), "docs", "reference");

  @Test
  void functionsAreCurrent() throws IOException {
    check("functions.md", ReferencePage.functions(Library.registry()));
  }

  @Test
  void formatsAreCurrent() throws IOException {
    check("formats.md", ReferencePage.formats(Library.registry()));
  }

  private static void check(String name, String page) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file))
        .as("%s is old: run the tests of the library with -Ddocs.rewrite=true", name)
        .isEqualTo(page);
  }
}
