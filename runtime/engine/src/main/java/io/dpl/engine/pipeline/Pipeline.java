package io.dpl.engine.pipeline;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.exchange.Outlet;
import io.dpl.engine.sink.StagedWrite;
import io.dpl.engine.sink.TaskFiles;
import io.dpl.engine.sink.TaskWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.ObjLongConsumer;

/**
 * One task of a stage: its operators, pulled by one drain per output. With several outputs each
 * drain has a thread.
 */
public final class Pipeline {

  private final StageTasks tasks;
  private final int partition;
  private final int attempt;
  private final RunScope run;
  private final Counter counter;
  private final Set<Drain> open = ConcurrentHashMap.newKeySet();
  private boolean started;

  /**
   * @param progress hears rows and bytes so far
   */
  public Pipeline(
      StageTasks tasks, int partition, int attempt, RunScope run, ObjLongConsumer<Long> progress) {
    this.tasks = tasks;
    this.partition = partition;
    this.attempt = attempt;
    this.run = run;
    this.counter = new Counter(progress);
  }

  /**
   * Runs to the end.
   *
   * @param threads for all outputs but the first
   */
  public TaskResult run(Executor threads) {
    List<Drain> drains = new ArrayList<>();
    try {
      run.cancellation().check();
      PipelineBuilder builder = new PipelineBuilder(tasks, partition, run);
      for (Output output : tasks.stage().outputs()) {
        drains.add(drain(output, builder));
      }
      open.addAll(drains);
      pull(drains, threads);
      return new TaskResult(counter.rows(), counter.bytes(), files(drains), run.batches().events());
    } finally {
      open.addAll(drains.subList(0, started ? 0 : drains.size()));
      closeAll();
    }
  }

  private Drain drain(Output output, PipelineBuilder builder) {
    if (output instanceof Output.Send send) {
      Outlet outlet = run.ports().outlet(send, tasks.stage(), partition, attempt);
      Schema schema = tasks.stage().node(send.node()).schema();
      return new OutletDrain(
          builder.reader(send.node()), outlet, ArrowTypes.schema(schema), counter);
    }
    if (output instanceof Output.Result result) {
      Schema schema = shown(tasks.stage().node(result.node()).schema(), result.hidden());
      return new OutletDrain(
          builder.reader(result.node()),
          run.ports().result(result, partition, attempt),
          ArrowTypes.schema(schema),
          counter);
    }
    if (output instanceof Output.Discard discard) {
      return new DiscardDrain(builder.reader(discard.node()), counter);
    }
    Output.Write write = (Output.Write) output;
    StagedWrite target = tasks.writes().get(write);
    return new WriteDrain(
        target,
        new TaskWriter(target, partition, attempt),
        run,
        tasks.stage().node(write.node()),
        builder.reader(write.node()),
        counter);
  }

  /** Columns of a result without those that only carry its order. */
  public static Schema shown(Schema schema, int hidden) {
    return new Schema(schema.fields().subList(0, schema.fields().size() - hidden));
  }

  /** Columns of a result of a plan. */
  public static Schema resultSchema(StageGraph graph, int result) {
    for (Stage stage : graph.stages()) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Result found && found.result() == result) {
          return shown(stage.node(found.node()).schema(), found.hidden());
        }
      }
    }
    throw new IndexOutOfBoundsException("no result " + result);
  }

  /** Runs the drains side by side; each is closed on its own thread, so that a tee goes on. */
  private void pull(List<Drain> drains, Executor threads) {
    started = true;
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (Drain drain : drains.subList(1, drains.size())) {
      others.add(CompletableFuture.runAsync(() -> finish(drain), threads));
    }
    RuntimeException failure = null;
    try {
      finish(drains.get(0));
    } catch (RuntimeException e) {
      failure = e;
    }
    for (CompletableFuture<Void> other : others) {
      try {
        other.join();
      } catch (CompletionException e) {
        failure = worse(failure, e.getCause());
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void finish(Drain drain) {
    try {
      drain.run();
    } catch (RuntimeException | Error e) {
      run.cancellation().request(); // one failure ends the run: the others need not go on
      throw e;
    } finally {
      open.remove(drain);
      drain.close();
    }
  }

  private static RuntimeException worse(
      @org.jspecify.annotations.Nullable RuntimeException known, Throwable other) {
    if (known != null && !(known instanceof CancelledException)) {
      return known;
    }
    return other instanceof RuntimeException own ? own : new IllegalStateException(other);
  }

  private static Map<Output.Write, TaskFiles> files(List<Drain> drains) {
    Map<Output.Write, TaskFiles> files = new HashMap<>();
    for (Drain drain : drains) {
      if (drain instanceof WriteDrain write) {
        files.put(write.write(), write.files());
      }
    }
    return files;
  }

  private void closeAll() {
    RuntimeException failure = null;
    for (Drain drain : open) { // those that never ran
      try {
        drain.close();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
