package io.dpl.benchmarks.compile;

import io.dpl.Dpl;
import io.dpl.grammar.ScriptParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a warm compile of the quickstart costs as a ratio to parsing it with ANTLR and
 * parsing and validating the same plan as SQL with Calcite.
 *
 * <p>Arguments: the script (examples/quickstart.dpl), documents (docs/**&#47;*.md), rounds (200).
 */
public final class CompileBenchmark {

  private CompileBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path script = Path.of(arguments.length > 0 ? arguments[0] : "examples/quickstart.dpl");
    String documents = arguments.length > 1 ? arguments[1] : "docs/**/*.md";
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    String text = Files.readString(script);
    BareCalcite calcite = new BareCalcite();
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    try (Dpl dpl = Dpl.open()) {
      for (int round = 0; round < 2 * rounds; round++) { // the first half warms both
        String fresh = text + "\n-- " + round; // not one that the plan cache knows
        long start = System.nanoTime();
        ScriptParser.parse("quickstart.dpl", fresh);
        calcite.validate();
        double bare = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        dpl.pipeline("quickstart.dpl", fresh).bind("docs", documents).plan();
        double compile = (System.nanoTime() - start) / 1e6;
        if (round >= rounds) {
          ratios.add(compile / bare);
          ours.add(compile);
        }
      }
    }
    Collections.sort(ratios);
    Collections.sort(ours);
    System.out.printf(
        Locale.ROOT,
        "compile: %.2f of bare ANTLR and Calcite (median of %d), %.1f ms%n",
        ratios.get(ratios.size() / 2),
        rounds,
        ours.get(ours.size() / 2));
  }
}
