package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Pipeline;
import io.dpl.Plan;
import io.dpl.api.diagnostic.DplException;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.output.OutputFormat;
import io.dpl.cli.output.WrittenText;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.progress.Interrupts;
import io.dpl.cli.progress.Progress;
import io.dpl.cli.progress.RunWatch;
import io.dpl.cli.progress.Ticker;
import io.dpl.cli.request.RunRequest;
import io.dpl.engine.sink.Manifest;
import java.util.List;

/** Runs a script: results to standard output, all else to standard error. */
final class RunScript implements Action<RunRequest> {

  @Override
  public ExitCode perform(RunRequest request, Context context) {
    if (request.calibrate() && !Calibrating.run(request, context)) {
      return ExitCode.INTERRUPTED;
    }
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      dpl.prepare();
      Plan plan = plan(dpl, request);
      context.show(plan.warnings());
      checkResults(request, plan.stages().results().size());
      try (EventLog events = EventLog.open(request.events());
          Progress progress =
              Progress.on(
                  context.console().err(),
                  context.console().terminal(),
                  context.common().quiet(),
                  System::nanoTime)) {
        RunWatch watch = new RunWatch(plan.stages(), progress, context::note, System::nanoTime);
        return run(plan, watch, events, request, context);
      }
    }
  }

  private static Plan plan(Dpl dpl, RunRequest request) {
    Pipeline pipeline = Opening.pipeline(dpl, request.script(), request.parameters());
    if (request.sampleRows().isPresent()) {
      pipeline = pipeline.sample(request.sampleRows().getAsLong());
    }
    if (request.output() instanceof OutputFormat.Sink sink) {
      pipeline = pipeline.resultsTo(sink.connector(), sink.path(), request.result().orElse(0));
    }
    Plan plan;
    try {
      plan = pipeline.plan();
    } catch (IllegalArgumentException e) {
      if (request.output() instanceof OutputFormat.Sink) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      throw e;
    }
    Plan written = request.noWrite() ? plan.withoutWrites() : plan;
    return request.fixedBatches() ? written.withFixedBatches() : written;
  }

  private static ExitCode run(
      Plan plan, RunWatch watch, EventLog events, RunRequest request, Context context) {
    try (Job job = plan.start(events.before(watch));
        Ticker ticker = new Ticker(watch);
        Interrupts interrupts = new Interrupts(() -> cancel(job))) {
      try {
        new ResultPrinter(request, context, watch).print(job);
        List<Manifest> written = job.await();
        watch.end();
        written.forEach(manifest -> context.note(WrittenText.of(manifest)));
        if (request.noWrite()) {
          context.note("nothing was written, because of --no-write");
        }
        return ExitCode.DONE;
      } catch (DplException e) {
        watch.end();
        if (!interrupts.happened()) {
          throw e;
        }
        context.console().out().flush();
        // Even the quiet want to know what they find on their disk.
        context.console().err().println("dpl: interrupted; " + WrittenText.kept(watch.written()));
        return ExitCode.INTERRUPTED;
      }
    }
  }

  /** The run may take a second to end, and a signal's thread must not wait. */
  private static void cancel(Job job) {
    Thread thread = new Thread(job::cancel, "dpl-cancel");
    thread.setDaemon(true);
    thread.start();
  }

  private static void checkResults(RunRequest request, int results) {
    if (request.output() instanceof OutputFormat.Sink) {
      return;
    }
    int wanted = request.result().orElse(1);
    if (request.result().isPresent() && (wanted < 1 || wanted > results)) {
      throw new UsageException(
          "--result " + wanted + ": the script has " + WrittenText.count(results, "result"));
    }
    boolean one =
        request.output() == OutputFormat.Text.CSV || request.output() == OutputFormat.Text.JSON;
    if (one && results > 1 && request.result().isEmpty()) {
      throw new UsageException(
          "the script has " + results + " results; say which one with --result N");
    }
  }
}
