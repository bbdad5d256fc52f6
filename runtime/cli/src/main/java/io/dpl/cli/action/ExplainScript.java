package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.Plan;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.request.ExplainRequest;
import io.dpl.compiler.Compiled;

/** Shows the plan of a script in one of its forms. */
final class ExplainScript implements Action<ExplainRequest> {

  @Override
  public ExitCode perform(ExplainRequest request, Context context) {
    Dpl.Builder builder = Opening.builder(context.common());
    request.cluster().ifPresent(builder::explainFor);
    try (Dpl dpl = builder.open()) {
      Plan plan = Opening.pipeline(dpl, request.script(), request.parameters()).plan();
      context.show(plan.warnings());
      context.console().out().print(plan.explain(form(request.stage())));
      context.console().out().flush();
      return ExitCode.DONE;
    }
  }

  private static Compiled.Form form(ExplainRequest.Stage stage) {
    return Compiled.Form.valueOf(stage.name());
  }
}
