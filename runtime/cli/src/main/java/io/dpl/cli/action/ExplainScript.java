package io.dpl.cli.action;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dpl.Calibration;
import io.dpl.Dpl;
import io.dpl.Measurement;
import io.dpl.Plan;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanCodec;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.output.MeasuredText;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.request.ExplainRequest;
import io.dpl.compiler.Compiled;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Shows the plan of a script in one of its forms. */
final class ExplainScript implements Action<ExplainRequest> {

  @Override
  public ExitCode perform(ExplainRequest request, Context context) throws IOException {
    check(request);
    if (request.cluster().isPresent() && context.common().ray().isPresent()) {
      throw new UsageException("--cluster and --ray: plan for which of the two?");
    }
    Dpl.Builder builder =
        request.analyze() ? Opening.builder(context.common()) : Opening.planning(context.common());
    request.cluster().ifPresent(builder::explainFor);
    try (Dpl dpl = builder.open()) {
      if (!request.sizes().isEmpty()) {
        context.console().out().print(sweep(dpl, request));
        context.console().out().flush();
        return ExitCode.DONE;
      }
      Plan plan = Opening.pipeline(dpl, request.script(), request.parameters()).plan();
      context.show(plan.warnings());
      if (request.analyze()) {
        return analyze(plan, request, context);
      }
      context.console().out().print(text(plan, request));
      context.console().out().flush();
      return ExitCode.DONE;
    }
  }

  private static ExitCode analyze(Plan plan, ExplainRequest request, Context context)
      throws IOException {
    PrintStream out = context.console().out();
    boolean page = request.format() == ExplainRequest.Format.HTML;
    if (!page) {
      // It may run for long: what is known is shown before.
      out.print(text(plan, request));
      out.flush();
    }
    Optional<Measurement> measured = Analysis.run(plan);
    if (measured.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    Path calibration = context.common().calibrationFile();
    if (context.common().calibration().isPresent() || Files.exists(calibration)) {
      Calibration.read(calibration).with(plan, measured.get()).write(calibration);
    }
    if (page) {
      out.print(plan.html(measured.get()));
    } else {
      MeasuredText.print(plan, measured.get(), out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void check(ExplainRequest request) {
    boolean tasks =
        request.stage() == ExplainRequest.Stage.TASKS
            && request.format() == ExplainRequest.Format.MERMAID;
    if (request.format() != ExplainRequest.Format.TEXT
        && request.stage() != ExplainRequest.Stage.STAGES
        && !tasks) {
      throw DplException.of(
          PlanCode.NOT_YET,
          Span.NONE,
          "this version of DPL writes only the stages as JSON or HTML, stages and tasks as Mermaid",
          "leave out --stage, or take --format text");
    }
    boolean measured =
        request.format() == ExplainRequest.Format.TEXT
            || request.format() == ExplainRequest.Format.HTML;
    if (request.analyze() && !measured) {
      throw new UsageException("--analyze goes with --format text or html only");
    }
    if (!request.sizes().isEmpty()
        && (request.analyze() || request.format() != ExplainRequest.Format.TEXT)) {
      throw new UsageException("--sweep goes with --format text only, and without --analyze");
    }
    if (request.analyze() && request.cluster().isPresent()) {
      throw new UsageException("--analyze runs in this process; it does not go with --cluster");
    }
  }

  private static String sweep(Dpl dpl, ExplainRequest request) {
    ClusterSpec node = request.cluster().orElse(ClusterSpec.parse("nodes=1 cpus=16 memory=64GiB"));
    return Opening.pipeline(dpl, request.script(), request.parameters())
        .sweep(node, request.sizes());
  }

  private static String text(Plan plan, ExplainRequest request) throws IOException {
    return switch (request.format()) {
      case TEXT -> plan.explain(Compiled.Form.valueOf(request.stage().name()));
      case MERMAID -> plan.mermaid(Compiled.Form.valueOf(request.stage().name()));
      case JSON -> json(plan);
      case HTML -> plan.html();
    };
  }

  /** As workers get it, with line breaks. */
  private static String json(Plan plan) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    return mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(mapper.readTree(PlanCodec.encode(plan.stages())))
        + "\n";
  }
}
