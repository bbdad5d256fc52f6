package io.dpl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.cli.action.Action;
import io.dpl.cli.process.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the user sees where an action fails. */
class FailuresTest {

  private static Action<Object> failing(Throwable failure) {
    return (request, context) -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    };
  }

  @Test
  void aWrongScriptIsShownWithItsLine() {
    Span span = new Span("<text>", 8, 13, 1, 9);
    Called called =
        Called.with(
            failing(DplException.of(NameCode.UNKNOWN_COLUMN, span, "no column named widht")),
            "run",
            "-e",
            "| WHERE widht > 1");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err())
        .isEqualTo(
            """
            error[DPL2003]: no column named widht
              <text>:1:9
              1 │ | WHERE widht > 1
                │         ^^^^^

            """);
  }

  @Test
  void aFailedRunEndsWithThree() {
    Diagnostic diagnostic = Diagnostic.error(RunCode.INTERNAL, Span.NONE, "the disk is full");
    Called called = Called.with(failing(new DplException(List.of(diagnostic))), "run", "-");
    assertThat(called.exitCode()).isEqualTo(3);
  }

  @Test
  void aFaultOfOursIsCalledOneWithoutAStackTrace() {
    for (Throwable fault :
        List.of(
            new IllegalStateException("boom"),
            new StackOverflowError(),
            new NullPointerException())) {
      Called called = Called.with(failing(fault), "run", "-");
      assertThat(called.exitCode()).isEqualTo(3);
      assertThat(called.err()).contains("error[DPL5999]").doesNotContain("\tat ");
    }
  }

  @Test
  void debuggingShowsTheStackTrace() {
    Called called =
        Called.with(failing(new IllegalStateException("boom")), "run", "-", "--log-level", "debug");
    assertThat(called.err()).contains("\tat io.dpl");
  }

  @Test
  void colourIsUsedWhereAskedFor() {
    Called called =
        Called.with(failing(new IllegalStateException("boom")), "run", "-", "--color", "always");
    assertThat(called.err()).startsWith("\u001b[1;31merror[DPL5999]");
  }

  @Test
  void exitCodesAreThoseOfTheAction() {
    for (ExitCode code : ExitCode.values()) {
      Called called = Called.with((request, context) -> code, "doctor");
      assertThat(called.exitCode()).isEqualTo(code.number());
    }
  }
}
