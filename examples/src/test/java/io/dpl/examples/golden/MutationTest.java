package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Scripts of the corpus with pieces cut out, doubled, swapped and replaced: what comes of them is a
 * plan or diagnostics, never another exception. Other ones come from {@code -Ddpl.test.seed}, more
 * from {@code -Ddpl.test.mutations}.
 */
class MutationTest {

  private static final boolean QUICK =
      Boolean.parseBoolean(System.getProperty("dpl.test.quick", "true"));
  private static final String[] PIECES = {
    "|",
    ";",
    "(",
    ")",
    "[",
    "]",
    "'",
    "$x",
    "NULL",
    "1",
    "SELECT",
    "WHERE",
    "APPLY",
    "BATCH 0",
    "AS",
    "id",
    "*",
    "::",
    "-",
    "99999999999999999999",
    "FLOAT[0]",
    "{",
    "}",
    "OVER ()",
    "READ_TEXT(path)",
    "DISTINCT",
    "\u0000",
    "\u00e9",
    "--",
    "/*"
  };

  @Test
  void wrongScriptsGiveDiagnosticsOnly() {
    long seed = Long.getLong("dpl.test.seed", 20261123L);
    Random random = new Random(seed);
    List<String> sources = GoldenCase.all().stream().map(GoldenCase::source).toList();
    int scripts = Integer.getInteger("dpl.test.mutations", QUICK ? 5_000 : 240_000);
    int wrong = 0;
    try (Dpl dpl = GoldenData.open()) {
      for (int n = 0; n < scripts; n++) {
        String script = sources.get(random.nextInt(sources.size()));
        for (int i = random.nextInt(3); i >= 0; i--) {
          script = mutate(script, random);
        }
        wrong += isWrong(dpl, script, seed) ? 1 : 0;
      }
    }
    assertThat(wrong).isPositive();
  }

  private static boolean isWrong(Dpl dpl, String script, long seed) {
    try {
      dpl.pipeline("case.dpl", script).plan();
      return false;
    } catch (DplException e) {
      assertThat(e.diagnostics()).as(script).isNotEmpty();
      assertThat(e.diagnostics())
          .as(script)
          .extracting(Diagnostic::code)
          .doesNotContain(RunCode.INTERNAL);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed + ", script:\n" + script, e);
    }
  }

  private static String mutate(String script, Random random) {
    if (script.isEmpty()) {
      return PIECES[random.nextInt(PIECES.length)];
    }
    int from = random.nextInt(script.length());
    int to = Math.min(script.length(), from + 1 + random.nextInt(12));
    String piece = script.substring(from, to);
    return switch (random.nextInt(4)) {
      case 0 -> script.substring(0, from) + script.substring(to);
      case 1 -> script.substring(0, to) + " " + piece + script.substring(to);
      case 2 ->
          script.substring(0, from)
              + " "
              + PIECES[random.nextInt(PIECES.length)]
              + " "
              + script.substring(from);
      default ->
          script.substring(0, from)
              + " "
              + PIECES[random.nextInt(PIECES.length)]
              + " "
              + script.substring(to);
    };
  }
}
