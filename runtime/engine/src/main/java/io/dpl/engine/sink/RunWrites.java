package io.dpl.engine.sink;

import io.dpl.api.connector.WriteForm;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All WRITEs of a run, and which attempts of their tasks count: the first of each task that is done
 * and was not dropped. Thread-safe.
 */
public final class RunWrites implements AutoCloseable {

  /** An attempt that is done. */
  private record Attempt(int number, Map<Output.Write, TaskFiles> files) {}

  private final StageGraph graph;
  private final Map<Output.Write, WriteTarget> targets = new LinkedHashMap<>();
  private final Map<Integer, TreeMap<Integer, Attempt>> done = new HashMap<>();

  private RunWrites(StageGraph graph) {
    this.graph = graph;
  }

  /**
   * Outputs that exist, or cannot be written, are found here, before anything runs.
   *
   * @param id of the run, fit for file names
   */
  public static RunWrites check(StageGraph graph, Registry registry, String id) {
    RunWrites writes = new RunWrites(graph);
    for (Stage stage : graph.stages()) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Write write) {
          WriteTarget target =
              new WriteTarget(
                  write,
                  form(write, registry),
                  stage.node(write.node()).schema().select(write.columns()),
                  id + "-" + writes.targets.size());
          target.check();
          writes.targets.put(write, target);
        }
      }
    }
    return writes;
  }

  /** How a WRITE's files are made. */
  public static WriteForm form(Output.Write write, Registry registry) {
    return registry
        .connector(write.format())
        .flatMap(connector -> connector.write())
        .orElseThrow(() -> new IllegalStateException("cannot write " + write.format()));
  }

  /** Makes the staging folders of a stage that starts. */
  public synchronized Map<Output.Write, StagedWrite> prepare(Stage stage) {
    Map<Output.Write, StagedWrite> staged = new HashMap<>();
    for (Output output : stage.outputs()) {
      if (output instanceof Output.Write write) {
        WriteTarget target = targets.get(write);
        target.prepare();
        staged.put(write, target.staged());
      }
    }
    done.put(stage.id(), new TreeMap<>());
    return staged;
  }

  /** An attempt is done; whether it is the one that counts. */
  public synchronized boolean accept(
      int stage, int partition, int attempt, Map<Output.Write, TaskFiles> files) {
    return done.get(stage).putIfAbsent(partition, new Attempt(attempt, files)) == null;
  }

  /** What a task has written does not count. */
  public synchronized void discard(int stage, int partition) {
    done.get(stage).remove(partition);
  }

  /** Makes what a stage has written visible. */
  public synchronized List<Manifest> commit(int stage) {
    List<Manifest> manifests = new ArrayList<>();
    for (Output output : graph.stage(stage).outputs()) {
      if (output instanceof Output.Write write) {
        List<TaskFiles.Accepted> files = new ArrayList<>();
        done.get(stage)
            .forEach(
                (partition, attempt) ->
                    files.add(
                        new TaskFiles.Accepted(
                            partition, attempt.number(), attempt.files().get(write))));
        manifests.add(targets.get(write).commit(files));
      }
    }
    return manifests;
  }

  /** Removes what was staged and not published. */
  @Override
  public synchronized void close() {
    targets.values().forEach(WriteTarget::close);
  }
}
