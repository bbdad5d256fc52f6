package io.dpl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Codes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of codes says what the definitions say; {@code -Ddocs.rewrite=true} writes it. */
class CodesPageTest {

  @Test
  void codes() throws IOException {
    StringBuilder page =
        new StringBuilder(
            "# Error codes\n\n1xxx syntax, 2xxx names, 3xxx types, 4xxx planning and scaling, 5xxx running, 9xxx lint."
                + " A code is never reused; `dpl docs DPL2003` prints the same.\n");
    for (Code code : Codes.all()) {
      page.append("\n## ").append(code.id()).append(": ").append(code.title()).append("\n\n");
      page.append(code.cause()).append(' ').append(code.cure()).append('\n');
      if (!code.example().isEmpty()) {
        page.append("\n```text\n").append(code.example()).append("\n```\n");
      }
    }
    check("codes.md", page.toString());
  }

  private static void check(String name, String wanted) throws IOException {
    Path page = Path.of("../docs/reference", name);
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(page, wanted);
    }
    assertThat(page)
        .as("%s is old: run the tests of examples with -Ddocs.rewrite=true", name)
        .content()
        .isEqualTo(wanted);
  }
}
