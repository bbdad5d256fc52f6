package io.dpl.grammar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dpl.grammar.Comment;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.Scripts;
import io.dpl.grammar.TreeGenerator;
import io.dpl.grammar.WithoutSpans;
import io.dpl.grammar.tree.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout, and that it changes nothing but the layout. */
class FormatterTest {

  static List<Path> scripts() {
    return Scripts.all();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void keepsTheWorkedScripts(Path script) {
    check(Scripts.text(script));
  }

  @Property(tries = 150)
  void writesEveryTreeSoThatItReadsBack(@ForAll long seed) {
    Script script = new TreeGenerator(new Random(seed)).script();
    String text = Formatter.format(script);
    Parsed parsed = ScriptParser.parse("a.dpl", text);
    assertEquals(List.of(), parsed.diagnostics(), text);
    assertEquals(WithoutSpans.of(script), WithoutSpans.of(parsed.script()), text);
    check(text);
  }

  @Property(tries = 150)
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

  @Test
  void laysOutOneOperatorALine() {
    String wide = "read parquet 'a' repartition auto|where a=1 and b<>2|select a,b, -- note\n c;";
    assertEquals(
        """
        READ parquet 'a' REPARTITION AUTO
        | WHERE a = 1 AND b <> 2
        | SELECT
            a,
            b,  -- note
            c;
        """,
        Formatter.format("a", wide));
  }

  @Test
  void keepsParenthesesOnlyWhereTheyAreNeeded() {
    String text = "FROM t | WHERE ((a + b) * (c * d)) = (- (1)) AND (x OR (y AND z)) OR (NOT (q))";
    assertEquals(
        """
        FROM t
        | WHERE (a + b) * (c * d) = -(1) AND (x OR y AND z) OR NOT q;
        """,
        Formatter.format("a", text));
  }

  @Test
  void keepsBlankLinesBetweenShortStatements() {
    String text = "set a = 1;set b = 2;\n\n\n-- about c\nset c = 3; -- trailing\n\n-- end";
    assertEquals(
        """
        SET a = 1;
        SET b = 2;

        -- about c
        SET c = 3;  -- trailing

        -- end
        """,
        Formatter.format("a", text));
  }

  private static void check(String text) {
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
