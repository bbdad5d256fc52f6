package io.dpl.grammar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dpl.grammar.Comment;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.TreeGenerator;
import io.dpl.grammar.WithoutSpans;
import io.dpl.grammar.tree.Script;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Formatting changes nothing but the layout, and nothing at all the second time. */
class FormatterPropertyTest {

  @Property(tries = 300, seed = "1")
  void writesEveryTreeSoThatItReadsBack(@ForAll long seed) {
    Script script = new TreeGenerator(new Random(seed)).script();
    String text = Formatter.format(script);
    Parsed parsed = ScriptParser.parse("a.dpl", text);
    assertEquals(List.of(), parsed.diagnostics(), text);
    assertEquals(WithoutSpans.of(script), WithoutSpans.of(parsed.script()), text);
    check(text);
  }

  @Property(tries = 300, seed = "1")
  void keepsEveryComment(@ForAll long seed) {
    Random random = new Random(seed);
    String text = Formatter.format(new TreeGenerator(random).script());
    StringBuilder commented = new StringBuilder();
    int count = 0;
    for (String line : text.split("\n", -1)) {
      int before = random.nextInt(6);
      if (before < 2 && line.indexOf('\'') < 0) {
        commented.append(before == 0 ? "  -- c" + count++ + "\n" : "/* c" + count++ + " */ ");
      }
      commented.append(line);
      if (random.nextInt(4) == 0) {
        commented.append(random.nextBoolean() ? " -- c" + count++ : " /* c" + count++ + " */");
      }
      commented.append('\n');
    }
    check(commented.toString());
  }

  /** Formats twice and compares trees, comments and texts. */
  static void check(String text) {
    Parsed before = ScriptParser.parse("a.dpl", text);
    String once = Formatter.format("a.dpl", text);
    Parsed after = ScriptParser.parse("a.dpl", once);
    assertEquals(WithoutSpans.of(before.orThrow()), WithoutSpans.of(after.orThrow()), once);
    assertEquals(sorted(before), sorted(after), once);
    assertEquals(once, Formatter.format("a.dpl", once));
  }

  private static List<String> sorted(Parsed parsed) {
    return parsed.comments().stream().map(Comment::text).sorted().toList();
  }
}
