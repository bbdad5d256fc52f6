package io.dpl.cli.process;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;

/** How a command ended, as scripts and CI read it. The numbers never change. */
public enum ExitCode {
  /** All done. */
  DONE(0),
  /** The script is wrong; diagnostics were printed. */
  WRONG_SCRIPT(1),
  /** The command was called wrongly. */
  WRONG_USAGE(2),
  /** The script is right, but running it failed. */
  FAILED(3),
  /** Finished, but rows were quarantined or skipped and {@code --strict} was given. */
  ROWS_LOST(4),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The exit code of the process. */
  public int number() {
    return number;
  }

  /** What an exception means: codes 5xxx arise while running, all others from the script. */
  public static ExitCode of(DplException exception) {
    return exception.diagnostics().stream()
            .filter(Diagnostic::isError)
            .anyMatch(diagnostic -> diagnostic.code().id().startsWith("DPL5"))
        ? FAILED
        : WRONG_SCRIPT;
  }
}
