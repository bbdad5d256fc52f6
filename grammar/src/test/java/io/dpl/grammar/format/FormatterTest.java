package io.dpl.grammar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dpl.grammar.Scripts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout. */
class FormatterTest {

  static List<Path> scripts() {
    return Scripts.all();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void keepsTheWorkedScripts(Path script) {
    FormatterPropertyTest.check(Scripts.text(script));
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
}
