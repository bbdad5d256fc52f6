package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.DplException;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.request.FormatRequest;
import io.dpl.cli.request.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives scripts their canonical layout, or says which have another one. */
final class FormatScripts implements Action<FormatRequest> {

  @Override
  public ExitCode perform(FormatRequest request, Context context) throws IOException {
    boolean fine = true;
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      for (Script script : request.scripts()) {
        try {
          String text = dpl.pipeline(script.name(), script.text()).formatted();
          fine &= request.check() ? isSame(script, text, context) : replace(script, text, context);
        } catch (DplException e) {
          context.show(e.diagnostics());
          fine = false;
        }
      }
    }
    context.console().out().flush();
    return fine ? ExitCode.DONE : ExitCode.WRONG_SCRIPT;
  }

  private static boolean isSame(Script script, String text, Context context) {
    boolean same = text.equals(script.text());
    if (!same) {
      context.console().out().println(script.name());
    }
    return same;
  }

  private static boolean replace(Script script, String text, Context context) throws IOException {
    if (script.name().equals(Script.STANDARD_INPUT)) {
      context.console().out().print(text);
    } else if (!text.equals(script.text())) {
      write(Path.of(script.name()).toRealPath(), text);
      context.note("formatted " + script.name());
    }
    return true;
  }

  /** Never leaves half of a script. */
  private static void write(Path file, String text) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".dpl-fmt");
    try {
      Files.copy(
          file, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
