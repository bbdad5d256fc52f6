package io.dpl.grammar.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dpl.grammar.ReservedWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/reference/language.md says what the reference says; -Ddocs.rewrite=true writes it. */
class LanguagePageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("dpl.root"), "docs", "reference", "language.md");

  @Test
  void isCurrent() throws IOException {
    String page = page();
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page,
        Files.readString(PAGE),
        "language.md is old: run the tests of the grammar with -Ddocs.rewrite=true");
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        "<!-- Made from the reference by LanguagePageTest; edit that, not this page. -->\n\n");
    page.append("# The language\n\n");
    page.append("A script is a list of statements, each ended by `;`. A pipeline is a source and ");
    page.append("operators, each after a `|`.\nIn the syntax, words in upper case stand as they ");
    page.append("are, `[ ]` may be left out, `|` separates choices.\nCase does not matter. ");
    page.append("Comments are `-- to the end of the line` and `/* between */`.\n");
    for (OperatorDoc.Kind kind : OperatorDoc.Kind.values()) {
      String title = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
      page.append("\n## ").append(title).append("s\n");
      Reference.ALL.stream().filter(doc -> doc.kind() == kind).forEach(doc -> entry(page, doc));
    }
    page.append("\n## Reserved words\n\nThese are names only in double quotes: ");
    return page.append(String.join(", ", ReservedWords.ALL)).append(".\n").toString();
  }

  private static void entry(StringBuilder page, OperatorDoc doc) {
    page.append("\n### ").append(doc.name()).append("\n\n");
    page.append("`").append(doc.syntax()).append("`\n\n");
    page.append(doc.summary()).append("\n\n");
    page.append("```dpl-shape\n").append(doc.example()).append("\n```\n");
  }
}
