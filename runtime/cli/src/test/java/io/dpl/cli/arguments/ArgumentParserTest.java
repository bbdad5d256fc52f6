package io.dpl.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;

class ArgumentParserTest {
  private static final Option FLAG = Option.flag("-f --flag", "A flag.");
  private static final Option VALUE = Option.value("-v --value", "N", "A value.");
  private static final Option MANY = Option.values("-m --many", "X", "Many values.");
  private static final Syntax SYNTAX =
      new Syntax("dpl test", "Tests.", "FILE...", 0, 9, List.of(FLAG, VALUE, MANY));

  @Test
  void optionsAndOperandsComeInAnyOrder() {
    Arguments arguments = parse("a", "-m", "1", "--value=x=y", "b", "--flag", "--many", "-m");
    assertThat(arguments.operands()).containsExactly("a", "b");
    assertThat(arguments.value(VALUE)).contains("x=y");
    assertThat(arguments.values(MANY)).containsExactly("1", "-m");
    assertThat(arguments.has(FLAG)).isTrue();
  }

  @Test
  void afterTwoDashesEverythingIsAnOperand() {
    assertThat(parse("-", "--", "--flag", "--").operands()).containsExactly("-", "--flag", "--");
  }

  @Test
  void numbersAreCheckedWithTheNameOfTheOption() {
    assertThat(parse("-v", "12").count(VALUE)).hasValue(12);
    assertThat(parse().count(VALUE)).isEmpty();
    for (String wrong : List.of("0", "-1", "x", "", "99999999999999999999")) {
      assertThatThrownBy(() -> parse("-v", wrong).count(VALUE))
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("--value takes a number");
    }
  }

  /** Whatever comes as the value of an option comes out as it was. */
  @Property(seed = "1")
  void valuesStayAsTheyAre(@ForAll List<String> values, @ForAll @AlphaChars String operand) {
    String[] written =
        Stream.concat(values.stream().flatMap(value -> Stream.of("-m", value)), Stream.of(operand))
            .toArray(String[]::new);
    Arguments arguments = parse(written);
    assertThat(arguments.values(MANY)).isEqualTo(values);
    assertThat(arguments.operands()).containsExactly(operand);
  }

  @Test
  void theHelpFitsTheWindow() {
    String help = Help.of(SYNTAX, Map.of("run", "word ".repeat(40).strip()), List.of(FLAG), 70);
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(70));
    assertThat(help).contains("  -v, --value N           A value.");
  }

  private static Arguments parse(String... arguments) {
    return ArgumentParser.parse(SYNTAX, List.of(arguments));
  }
}
