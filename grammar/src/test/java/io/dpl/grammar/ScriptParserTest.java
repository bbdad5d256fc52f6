package io.dpl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Statement;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the tree. */
class ScriptParserTest {

  static List<Path> scripts() {
    return Scripts.all();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void readsEveryWorkedScript(Path script) {
    Parsed parsed = ScriptParser.parse("a.dpl", Scripts.text(script));
    assertEquals(List.of(), parsed.diagnostics());
    assertTrue(parsed.complete());
  }

  @Test
  void foldsTheSignIntoNumbers() {
    assertEquals(-5, literal("-5").value());
    assertEquals(DplType.Simple.INTEGER, literal("-2147483648").type());
    assertEquals(-9223372036854775808L, literal("-9223372036854775808").value());
    assertEquals(new BigDecimal("1.50"), literal("1.50").value());
    assertEquals(new DplType.Decimal(3, 2), literal("1.50").type());
    assertEquals(255, literal("0xFF").value());
    assertEquals(1000.0, literal("1e3").value());
    assertTrue(expression("-(-5)") instanceof Expression.Unary);
  }

  @Test
  void resolvesStrings() {
    assertEquals("it's", literal("'it''s'").value());
    assertEquals("a\nb\u00e9", literal("E'a\\nb\\u00e9'").value());
    assertEquals("a\\n", literal("'a\\n'").value());
    assertEquals("x'y", literal("$$x'y$$").value());
  }

  @Test
  void cutsFStringsAtTheirBraces() {
    Expression.FString text = (Expression.FString) expression("F'a{{ {x + 1}{f(''q'')}'");
    assertEquals("a{ ", text.parts().get(0).text());
    Expression sum = text.parts().get(1).value();
    assertTrue(sum instanceof Expression.Binary);
    assertEquals("FROM t | WHERE F'a{{ {".length(), sum.span().start());
    assertTrue(text.parts().get(2).value() instanceof Expression.Call);
  }

  @Test
  void placesAreInUtf16UnitsOfTheScript() {
    Parsed parsed = ScriptParser.parse("a.dpl", "FROM t | WHERE '\uD83D\uDE00' = \n  nam");
    Statement.Run run = (Statement.Run) parsed.orThrow().statements().get(0);
    Operator.Where where = (Operator.Where) run.pipeline().operators().get(0);
    Expression right = ((Expression.Binary) where.condition()).right();
    assertEquals(2, right.span().line());
    assertEquals(3, right.span().column());
    assertEquals(25, right.span().start());
  }

  @Test
  void bindsOperatorsAsSqlDoes() {
    Expression.Binary or = (Expression.Binary) expression("a OR NOT b = 1 + 2 * 3 AND c");
    assertEquals(BinaryOperator.OR, or.operator());
    Expression.Binary and = (Expression.Binary) or.right();
    assertEquals(BinaryOperator.AND, and.operator());
    assertTrue(and.left() instanceof Expression.Unary);
    assertTrue(expression("x BETWEEN 1 AND 2 AND y") instanceof Expression.Binary);
    assertTrue(expression("-x::INTEGER") instanceof Expression.Unary);
  }

  @Test
  void keepsThousandsOfAlternativesShallow() {
    String many =
        IntStream.range(0, 20_000).mapToObj(i -> "a = " + i).collect(Collectors.joining(" OR "));
    assertTrue(depth(expression(many)) < 30);
  }

  @Test
  void refusesDeepNestingWithoutOverflow() {
    for (String deep :
        List.of(
            "(".repeat(10_000) + "1" + ")".repeat(10_000),
            "(".repeat(10_000),
            "NOT ".repeat(10_000) + "a",
            "- ".repeat(10_000) + "a",
            "a" + " + a".repeat(10_000),
            "a" + ".a".repeat(10_000),
            "a" + "[1]".repeat(10_000),
            "f(".repeat(10_000),
            "CASE WHEN ".repeat(10_000) + "a",
            "a::INTEGER" + "[]".repeat(10_000))) {
      Parsed parsed = ScriptParser.parse("a.dpl", "FROM t | WHERE " + deep);
      assertTrue(parsed.hasErrors(), deep.substring(0, 10));
      assertEquals("DPL1010", parsed.diagnostics().get(0).code().id());
    }
  }

  @Test
  void knowsWhetherTheTextMayGoOn() {
    for (String unfinished :
        List.of(
            "FROM",
            "FROM t |",
            "FROM t | WHERE (a",
            "LET x = ",
            "SELECT 'abc",
            "/* a",
            "FROM t | SELECT a AS")) {
      assertEquals(false, ScriptParser.parse("a", unfinished).complete(), unfinished);
    }
    for (String finished : List.of("", "FROM t", "FROM t;", "FROM t | WERE x", "-- note")) {
      assertTrue(ScriptParser.parse("a", finished).complete(), finished);
    }
  }

  private static int depth(Expression expression) {
    return expression instanceof Expression.Binary binary && binary.operator() == BinaryOperator.OR
        ? 1 + Math.max(depth(binary.left()), depth(binary.right()))
        : 1;
  }

  private static Expression.Literal literal(String text) {
    return (Expression.Literal) expression(text);
  }

  private static Expression expression(String text) {
    Parsed parsed = ScriptParser.parse("a.dpl", "FROM t | WHERE " + text);
    Statement.Run run = (Statement.Run) parsed.orThrow().statements().get(0);
    return ((Operator.Where) run.pipeline().operators().get(0)).condition();
  }
}
