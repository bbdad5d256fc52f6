package io.dpl.cli.action;

import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Installation;
import io.dpl.cli.repl.Prompt;
import io.dpl.cli.request.ReplRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the prompt. */
final class StartPrompt implements Action<ReplRequest> {

  private static final String HISTORY = "DPL_HISTORY";

  @Override
  public ExitCode perform(ReplRequest request, Context context) throws IOException {
    String greeting =
        context.common().quiet()
            ? ""
            : "DPL " + Installation.current().version() + "; \\? helps, Ctrl-D leaves";
    return new Prompt(context.console(), context.messagePaint(), greeting, history())
        .run(() -> Opening.builder(context.common()).open());
  }

  /** A file of the user; the variable names another, or none if it is empty. */
  private static Optional<Path> history() {
    String other = System.getenv(HISTORY);
    if (other != null) {
      return other.isEmpty() ? Optional.empty() : Optional.of(Path.of(other));
    }
    return Optional.of(Path.of(System.getProperty("user.home"), ".dpl_history"));
  }
}
