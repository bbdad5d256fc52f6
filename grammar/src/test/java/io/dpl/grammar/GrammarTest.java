package io.dpl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what the head of Dpl.g4 promises. */
class GrammarTest {

  static List<Path> scripts() {
    return Scripts.all();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyWorkedScriptIsCleanInSll(Path script) {
    assertEquals(List.of(), problems(Scripts.text(script)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM t | WHERE ((a)) AND (a, b) IN ((1, 2), (3, 4)) AND a BETWEEN b AND c AND NOT d",
        "FROM t | WHERE a > ((FROM u) | LIMIT 1) OR x IN ((FROM u) | LIMIT 1)",
        "FROM t | WHERE a IN (VALUES (1), (2)) AND values > 1 AND read = (READ CSV 'x')",
        "((FROM t) | LIMIT 1) | WHERE x",
        "FROM t | SELECT DATE '2020-01-01' AS d, date, INTERVAL 3 DAY AS i, interval AS j, a.b.c(1).d",
        "FROM t | SELECT t.* EXCLUDE (a) REPLACE (b AS c), *, a.b.c, f((a, b) -> a + b, (a, b))",
        "FROM t | EXTEND (a + b) AS c, d | EXTEND (f(a) AS x, g(b) AS y) ON ERROR SKIP",
        "FROM t | EXTEND -1 AS a, - - x AS b, -x::INTEGER AS c, xs[-1:] AS d, xs[:] AS e, [1:][2]",
        "FROM t | AGGREGATE COUNT(*) AS n, GROUP BY GROUPING SETS ((a, b), ()), grouping",
        "FROM t | UNNEST outer AS x | UNNEST OUTER xs AS x, ys AS y WITH ORDINALITY AS i",
        "FROM t | REPARTITION INTO 4 BY RANGE(a), | LIMIT 1",
        "FROM t | WHERE x LIKE 'a' ESCAPE 'b' AND y AT TIME ZONE 'UTC' > z AND EXTRACT(year FROM d) = 1",
        "FROM t | JOIN u AS v(a, b) ON a = b WITH (STRATEGY BROADCAST) | CROSS JOIN f(1) | DESCRIBE",
        "PARAM $n BIGINT CHECK ($n > 0) DEFAULT 10; FROM t | LIMIT $n OFFSET ? | TOP 1 WITH TIES BY a",
        "FROM t | SELECT SUM(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s",
      })
  void everyCornerIsCleanInSll(String script) {
    List<String> problems = problems(script);
    assertTrue(problems.stream().noneMatch(p -> !p.startsWith("syntax")), problems.toString());
  }

  /** A decision that looks further than one token costs prediction tables at every start. */
  @Test
  void oneTokenDecidesNearlyEverywhere() {
    Set<String> further = new TreeSet<>();
    for (Path script : scripts()) {
      DplParser parser = parser(Scripts.text(script));
      parser.setProfile(true);
      parser.script();
      for (DecisionInfo decision : parser.getParseInfo().getDecisionInfo()) {
        if (decision.invocations > 0) {
          int rule = parser.getATN().getDecisionState(decision.decision).ruleIndex;
          further.add(parser.getRuleNames()[rule]);
        }
      }
    }
    assertEquals(Set.of("created", "in", "primary", "script", "statement"), further);
  }

  @Test
  void noMoreThanFortyFiveWordsAreReserved() {
    List<String> reserved = new ArrayList<>(ReservedWords.ALL);
    assertTrue(reserved.size() <= 45, reserved.toString());
    List<String> literal =
        IntStream.rangeClosed(DplLexer.AGGREGATE, DplLexer.WITH)
            .mapToObj(type -> DplLexer.VOCABULARY.getSymbolicName(type))
            .toList();
    assertEquals(literal, reserved);
  }

  private static List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    DplParser parser = parser(text);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.removeErrorListeners();
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            problems.add("syntax " + line + ":" + column + " " + message);
          }

          @Override
          public void reportAmbiguity(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configs) {
            problems.add("ambiguous " + rule(recognizer, dfa) + alternatives + start + "-" + stop);
          }

          @Override
          public void reportAttemptingFullContext(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              BitSet conflicting,
              ATNConfigSet configs) {
            problems.add("not SLL " + rule(recognizer, dfa) + conflicting + start + "-" + stop);
          }
        });
    parser.script();
    return problems;
  }

  private static DplParser parser(String text) {
    return new DplParser(new CommonTokenStream(new DplLexer(CharStreams.fromString(text))));
  }

  private static String rule(Parser recognizer, DFA dfa) {
    return recognizer.getRuleNames()[dfa.atnStartState.ruleIndex] + " ";
  }
}
