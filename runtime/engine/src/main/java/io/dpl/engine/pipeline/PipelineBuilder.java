package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.type.ArrowTypes;
import io.dpl.engine.fragment.FragmentReader;
import io.dpl.engine.fragment.FragmentScope;
import io.dpl.engine.fragment.ScanSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the operators of one task. What several others read is made once, with a tee. */
final class PipelineBuilder {

  private final StageTasks tasks;
  private final int partition;
  private final RunScope run;
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Map<Integer, Tee> tees = new HashMap<>();
  private final Map<Integer, List<BatchReader>> branches = new HashMap<>();

  PipelineBuilder(StageTasks tasks, int partition, RunScope run) {
    this.tasks = tasks;
    this.partition = partition;
    this.run = run;
    for (PlanNode node : tasks.stage().nodes()) {
      inputs(node).forEach(input -> uses.merge(input, 1, Integer::sum));
    }
    for (Output output : tasks.stage().outputs()) {
      uses.merge(output.node(), 1, Integer::sum);
    }
  }

  private static List<Integer> inputs(PlanNode node) {
    if (node instanceof PlanNode.Fragment fragment) {
      return fragment.inputs().stream().map(PlanNode.Fragment.Input::node).toList();
    }
    if (node instanceof PlanNode.Call call) {
      return List.of(call.input());
    }
    if (node instanceof PlanNode.Model model) {
      return List.of(model.input());
    }
    if (node instanceof PlanNode.Select select) {
      return List.of(select.input());
    }
    return node instanceof PlanNode.Batch batch ? List.of(batch.input()) : List.of();
  }

  /** Whether nobody else reads a node. */
  boolean isPrivate(int node) {
    return uses.getOrDefault(node, 0) == 1;
  }

  /** A reader of a node's rows; call it once for each use. */
  BatchReader reader(int id) {
    if (isPrivate(id)) {
      return make(tasks.stage().node(id));
    }
    List<BatchReader> left =
        branches.computeIfAbsent(
            id,
            key -> {
              Tee tee =
                  new Tee(
                      make(tasks.stage().node(key)),
                      run.context().allocator(),
                      run.queueBytes(),
                      run.cancellation());
              tees.put(key, tee);
              List<BatchReader> made = new ArrayList<>();
              for (int i = 0; i < uses.get(key); i++) {
                made.add(tee.branch());
              }
              return made;
            });
    return left.remove(left.size() - 1);
  }

  private BatchReader make(PlanNode node) {
    if (node instanceof PlanNode.Scan scan) {
      return scan(scan);
    }
    if (node instanceof PlanNode.Receive receive) {
      return run.ports().inlet(receive.exchange(), partition);
    }
    if (node instanceof PlanNode.Fragment fragment) {
      return new FragmentReader(fragment, inputs(fragment), scans(fragment), scope(fragment));
    }
    if (node instanceof PlanNode.Call call) {
      return call(call);
    }
    if (node instanceof PlanNode.Model model) {
      return new ModelReader(
          tasks.stage().id(),
          model,
          tasks.stage().node(model.input()).schema(),
          reader(model.input()),
          run);
    }
    if (node instanceof PlanNode.Select select) {
      return new SelectReader(
          select,
          tasks.stage().node(select.input()).schema(),
          reader(select.input()),
          run.context().allocator());
    }
    PlanNode.Batch batch = (PlanNode.Batch) node;
    return new CutReader(batch, reader(batch.input()), run.context().allocator());
  }

  private BatchReader call(PlanNode.Call call) {
    HeavyFunction function =
        run.registry()
            .function(call.function())
            .filter(HeavyFunction.class::isInstance)
            .map(HeavyFunction.class::cast)
            .orElseThrow(() -> new IllegalStateException("no heavy function " + call.function()));
    BatchReader input = reader(call.input());
    try {
      return new CallReader(
          call,
          tasks.stage().node(call.input()).schema(),
          input,
          function.open(call.options(), run.context()),
          run);
    } catch (RuntimeException e) {
      input.close();
      throw RowFailure.of(e, call.span(), call.function());
    }
  }

  private BatchReader scan(PlanNode.Scan scan) {
    ScanSource source = tasks.scans().open(scan.source(), partition, run);
    if (source instanceof ScanSource.Stream stream) {
      return stream.reader();
    }
    PlanNode.Fragment fragment =
        new PlanNode.Fragment(
            scan.id(),
            List.of(),
            List.of(named(scan.source())),
            List.of(),
            false,
            false,
            scan.schema());
    return new FragmentReader(fragment, List.of(), List.of(source), scope(fragment));
  }

  private static ScanInput named(ScanInput scan) {
    return new ScanInput(
        "source", scan.request(), scan.source(), scan.columns(), scan.splits(), scan.target());
  }

  List<ScanSource.Stream> inputs(PlanNode.Fragment fragment) {
    List<ScanSource.Stream> inputs = new ArrayList<>();
    for (PlanNode.Fragment.Input input : fragment.inputs()) {
      inputs.add(
          new ScanSource.Stream(
              reader(input.node()), ArrowTypes.schema(tasks.stage().node(input.node()).schema())));
    }
    return inputs;
  }

  List<ScanSource> scans(PlanNode.Fragment fragment) {
    return fragment.scans().stream().map(scan -> tasks.scans().open(scan, partition, run)).toList();
  }

  FragmentScope scope(PlanNode.Fragment fragment) {
    boolean alone = fragment.alone() && run.usesQuery();
    return new FragmentScope(
        alone ? run.ducks().query() : run.ducks().task(),
        run.context().allocator(),
        run.cancellation(),
        RowWidth.batchRows(fragment.schema(), tasks.stage(), run.batchBytes()));
  }
}
