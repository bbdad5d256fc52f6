package io.dpl.cli.repl.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletenessTest {

  @Test
  void aSemicolonEndsAnInput() {
    assertThat(Completeness.isComplete("FROM t;")).isTrue();
    assertThat(Completeness.isComplete("FROM t; -- all of it")).isTrue();
    assertThat(Completeness.isComplete("FROM t")).isFalse();
    assertThat(Completeness.isComplete("FROM t\n| WHERE a > 1")).isFalse();
  }

  @Test
  void anEmptyLineEndsItToo() {
    assertThat(Completeness.isComplete("FROM t\n| WHERE a > 1\n")).isTrue();
    assertThat(Completeness.isComplete("FROM t\n| WHERE (a >\n  ")).isTrue();
  }

  @Test
  void aSemicolonInAStringOrCommentDoesNot() {
    assertThat(Completeness.isComplete("FROM t | WHERE a = 'x;")).isFalse();
    assertThat(Completeness.isComplete("FROM t | WHERE a = 'x;\n\n")).isFalse();
    assertThat(Completeness.isComplete("FROM t /* why;\n")).isFalse();
    assertThat(Completeness.isComplete("FROM t -- why;")).isFalse();
  }

  @Test
  void whatCannotBeRightIsShownAtOnce() {
    assertThat(Completeness.isComplete("FROM t | WHERE a = = 1;")).isTrue();
    assertThat(Completeness.isComplete("\\d t")).isTrue();
    assertThat(Completeness.isComplete("  ")).isTrue();
    assertThat(Completeness.isComplete("-- only a comment")).isTrue();
  }
}
