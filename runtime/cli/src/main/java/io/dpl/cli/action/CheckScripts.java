package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Edit;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.diagnostic.JsonDiagnostics;
import io.dpl.cli.diagnostic.SarifDiagnostics;
import io.dpl.cli.output.WrittenText;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Installation;
import io.dpl.cli.request.CheckRequest;
import io.dpl.cli.request.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds mistakes and lint in scripts. Diagnostics for programs are the result of the command. */
final class CheckScripts implements Action<CheckRequest> {

  @Override
  public ExitCode perform(CheckRequest request, Context context) {
    List<Diagnostic> found = new ArrayList<>();
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      for (Script script : request.scripts()) {
        List<Diagnostic> own = check(dpl, script, request);
        if (request.fix()) {
          Optional<Script> fixed = fixed(script, own, context);
          if (fixed.isPresent()) {
            own = check(dpl, fixed.get(), request);
          }
        }
        found.addAll(own);
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

  private static List<Diagnostic> check(Dpl dpl, Script script, CheckRequest request) {
    return Opening.pipeline(dpl, script, request.parameters()).check();
  }

  /** The script with its quick fixes, written to its file; empty where there are none. */
  private static Optional<Script> fixed(Script script, List<Diagnostic> found, Context context) {
    List<Edit> edits =
        found.stream()
            .filter(each -> each.span().source().equals(script.name()))
            .flatMap(each -> each.edits().stream())
            .toList();
    String text = Edit.apply(script.text(), edits);
    if (edits.isEmpty()
        || script.name().equals(Script.STANDARD_INPUT)
        || script.name().equals(Script.COMMAND_LINE)) {
      return Optional.empty();
    }
    try {
      Files.writeString(Path.of(script.name()), text);
    } catch (IOException e) {
      throw new UsageException("--fix cannot write " + script.name() + ": " + e.getMessage());
    }
    context.note(
        edits.size() + (edits.size() == 1 ? " quick fix in " : " quick fixes in ") + script.name());
    return Optional.of(new Script(script.name(), text));
  }
}
