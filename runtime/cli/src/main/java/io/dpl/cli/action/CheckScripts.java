package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.cli.diagnostic.JsonDiagnostics;
import io.dpl.cli.diagnostic.SarifDiagnostics;
import io.dpl.cli.output.WrittenText;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Installation;
import io.dpl.cli.request.CheckRequest;
import io.dpl.cli.request.Script;
import java.util.ArrayList;
import java.util.List;

/** Finds mistakes and lint in scripts. Diagnostics for programs are the result of the command. */
final class CheckScripts implements Action<CheckRequest> {

  @Override
  public ExitCode perform(CheckRequest request, Context context) {
    List<Diagnostic> found = new ArrayList<>();
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      for (Script script : request.scripts()) {
        found.addAll(Opening.pipeline(dpl, script, request.parameters()).check());
      }
    }
    switch (request.format()) {
      case TEXT -> context.show(found);
      case JSON -> new JsonDiagnostics().write(found, context.console().out());
      case SARIF ->
          new SarifDiagnostics(Installation.current().version())
              .write(found, context.console().out());
    }
    context.console().out().flush();
    boolean wrong = found.stream().anyMatch(Diagnostic::isError);
    if (!wrong) {
      int scripts = request.scripts().size();
      context.note(
          WrittenText.count(scripts, "script")
              + " checked, "
              + (found.isEmpty() ? "nothing to say" : WrittenText.count(found.size(), "warning")));
    }
    return wrong ? ExitCode.WRONG_SCRIPT : ExitCode.DONE;
  }
}
