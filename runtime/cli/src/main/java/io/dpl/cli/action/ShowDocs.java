package io.dpl.cli.action;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Codes;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.request.DocsRequest;
import io.dpl.cli.terminal.Paint;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Prints the documentation of a name, or the list of names. */
final class ShowDocs implements Action<DocsRequest> {

  @Override
  public ExitCode perform(DocsRequest request, Context context) {
    PrintStream out = context.console().out();
    if (request.name().isEmpty()) {
      Codes.all().forEach(code -> out.println(code.id() + "  " + code.title()));
      out.flush();
      return ExitCode.DONE;
    }
    Optional<Code> code = Codes.find(request.name());
    if (code.isEmpty()) {
      List<String> names = Codes.all().stream().map(Code::id).toList();
      String nearest =
          Nearest.to(request.name(), names).map(name -> "; did you mean " + name + "?").orElse("");
      context.console().err().println("dpl: nothing is called " + request.name() + nearest);
      return ExitCode.WRONG_USAGE;
    }
    print(code.get(), out, context.resultPaint());
    out.flush();
    return ExitCode.DONE;
  }

  private static void print(Code code, PrintStream out, Paint paint) {
    out.println(paint.bold(code.id() + ": " + code.title()));
    out.println();
    out.println(paint.cyan("Cause: ") + code.cause());
    out.println(paint.cyan("Cure:  ") + code.cure());
    if (!code.example().isEmpty()) {
      out.println();
      out.println(paint.cyan("Example:"));
      code.example().lines().forEach(line -> out.println("    " + line));
    }
  }
}
