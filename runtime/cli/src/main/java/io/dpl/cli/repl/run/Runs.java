package io.dpl.cli.repl.run;

import io.dpl.Job;
import io.dpl.Measurement;
import io.dpl.Pipeline;
import io.dpl.Plan;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.cli.output.MeasuredText;
import io.dpl.cli.output.WrittenText;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.progress.Progress;
import io.dpl.cli.progress.RunWatch;
import io.dpl.cli.progress.Ticker;
import io.dpl.cli.repl.session.Declaration;
import io.dpl.cli.repl.session.Input;
import io.dpl.engine.event.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Carries out inputs: compiles, keeps what they declare, runs, shows. Whatever fails is shown. */
public record Runs(Desk desk) {

  /** Runs an input; the session goes on however it ends. */
  public ExitCode run(Input input) {
    desk.screen().sources().add(input.source(), input.text());
    return guarded(() -> carryOut(input));
  }

  /** Does something and shows what goes wrong. */
  public ExitCode guarded(Callable<ExitCode> work) {
    try {
      return work.call();
    } catch (DplException e) {
      desk.screen().show(e.diagnostics());
      return ExitCode.of(e);
    } catch (CancellationException e) {
      desk.screen().note("cancelled");
      return ExitCode.INTERRUPTED;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      desk.screen().show(List.of(internal(e)));
      return ExitCode.FAILED;
    }
  }

  private static Diagnostic internal(Throwable failure) {
    String words =
        failure instanceof OutOfMemoryError
            ? "the heap is full; give more with --memory"
            : failure instanceof StackOverflowError
                ? "the script nests too deeply for this thread's stack"
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return Diagnostic.error(
        RunCode.INTERNAL, Span.NONE, words, "this is a fault of DPL; please report it");
  }

  private ExitCode carryOut(Input input) throws Exception {
    long start = System.nanoTime();
    Plan plan = plan(input);
    double compiled = (System.nanoTime() - start) / 1e9;
    desk.screen()
        .show(
            plan.warnings().stream()
                .filter(warning -> warning.span().source().equals(input.source()))
                .toList());
    desk.session().keep(input);
    noteKept(input);
    ExitCode code = ExitCode.DONE;
    if (!plan.stages().stages().isEmpty()) {
      code = execute(plan);
    }
    if (code == ExitCode.DONE) {
      desk.session().ran(input);
    }
    if (desk.options().timing()) {
      double seconds = (System.nanoTime() - start) / 1e9;
      desk.screen()
          .note(String.format(Locale.ROOT, "%.3f s, of it compiling %.3f s", seconds, compiled));
    }
    return code;
  }

  /** Says what stays, where an input does nothing else. */
  private void noteKept(Input input) {
    List<Declaration> declarations = input.declarations();
    if (input.pipelines().isEmpty() && !declarations.isEmpty()) {
      desk.screen()
          .note(
              declarations.stream()
                  .map(declaration -> declaration.kind() + " " + declaration.name())
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Compiles on a thread of its own: looking at a thousand files may be given up, too. */
  public Plan plan(Input input) throws Exception {
    CompletableFuture<Plan> compiled = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                compiled.complete(compile(input));
              } catch (Throwable e) {
                compiled.completeExceptionally(e);
              }
            },
            "dpl-compile");
    thread.setDaemon(true);
    thread.start();
    try (AutoCloseable handler =
        desk.interrupts()
            .apply(
                () -> {
                  compiled.completeExceptionally(new CancellationException());
                  thread.interrupt();
                })) {
      return compiled.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Exception known) {
        throw known;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private Plan compile(Input input) {
    Optional<String> sink = desk.options().file().flatMap(Runs::sinkFormat);
    if (sink.isPresent() && !input.pipelines().isEmpty()) {
      Pipeline pipeline = desk.session().pipeline(input, desk.dpl().get());
      Path file = desk.options().file().orElseThrow();
      try {
        return pipeline.resultsTo(sink.get(), file.toString(), 0).plan();
      } catch (IllegalArgumentException e) {
        // It has no result: it writes by itself.
        return pipeline.plan();
      }
    }
    return desk.session().plan(input, desk.dpl().get());
  }

  /** The format of a file that the engine writes itself; empty for texts. */
  private static Optional<String> sinkFormat(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".parquet")
        ? Optional.of("PARQUET")
        : name.endsWith(".arrow") ? Optional.of("ARROW") : Optional.empty();
  }

  private ExitCode execute(Plan plan) throws Exception {
    return execute(plan, event -> {}, (job, watch) -> new Results(desk, watch).show(job));
  }

  /**
   * Runs a plan and drops its results; writes are written. Gives what it did, nothing where it was
   * cancelled.
   */
  public Optional<Measurement> measure(Plan plan) throws Exception {
    Measurement measurement = new Measurement();
    ExitCode code =
        execute(
            plan,
            measurement,
            (job, watch) -> {
              for (int i = 0; i < job.results(); i++) {
                MeasuredText.drop(job.result(i));
              }
            });
    return code == ExitCode.DONE ? Optional.of(measurement) : Optional.empty();
  }

  /** Takes the results of a run. */
  private interface Reader {
    void read(Job job, RunWatch watch) throws Exception;
  }

  private ExitCode execute(Plan plan, RunListener listener, Reader reader) throws Exception {
    AtomicInteger interrupts = new AtomicInteger();
    try (Progress progress =
        Progress.on(
            desk.screen().err(),
            desk.screen().terminal(),
            !desk.screen().isSeen(),
            System::nanoTime)) {
      RunWatch watch = new RunWatch(plan.stages(), progress, desk.screen()::note, System::nanoTime);
      RunListener both =
          event -> {
            listener.on(event);
            watch.on(event);
          };
      try (Job job = plan.start(both);
          Ticker ticker = new Ticker(watch);
          AutoCloseable handler = desk.interrupts().apply(() -> cancel(job, watch, interrupts))) {
        reader.read(job, watch);
        var written = job.await();
        watch.end();
        written.forEach(manifest -> desk.screen().note(WrittenText.of(manifest)));
        return ExitCode.DONE;
      } catch (DplException e) {
        watch.end();
        if (interrupts.get() == 0) {
          throw e;
        }
        desk.screen().note("cancelled; " + WrittenText.kept(watch.written()));
        return ExitCode.INTERRUPTED;
      }
    }
  }

  /** The run may take a second to end, and a signal's thread must not wait. */
  private static void cancel(Job job, RunWatch watch, AtomicInteger interrupts) {
    switch (interrupts.incrementAndGet()) {
      case 1 -> watch.note("cancelling; Ctrl-C twice more ends DPL");
      case 2 -> watch.note("still cancelling; Ctrl-C once more ends DPL");
      default -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }
    Thread thread = new Thread(job::cancel, "dpl-cancel");
    thread.setDaemon(true);
    thread.start();
  }
}
