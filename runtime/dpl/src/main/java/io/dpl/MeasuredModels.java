package io.dpl;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;
import io.dpl.compiler.scale.GrowingBatch;
import io.dpl.engine.event.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Sums up what a run tells of its models. */
final class MeasuredModels {

  private record Call(int stage, int node) implements Comparable<Call> {

    @Override
    public int compareTo(Call other) {
      return stage != other.stage
          ? Integer.compare(stage, other.stage)
          : Integer.compare(node, other.node);
    }
  }

  private final Map<Call, Map<Integer, ModelTime.Size>> sizes = new TreeMap<>();
  private final Map<Call, ModelTime.Size> cold = new TreeMap<>();
  private final Map<Call, String> names = new TreeMap<>();
  private final Map<Call, List<RunEvent.BatchChanged>> changes = new TreeMap<>();

  void add(RunEvent.BatchChanged change) {
    changes
        .computeIfAbsent(new Call(change.stage(), change.node()), key -> new ArrayList<>())
        .add(change);
  }

  void add(RunEvent.ModelRan ran) {
    Call call = new Call(ran.stage(), ran.node());
    names.put(call, ran.model());
    ModelTime.Size size = new ModelTime.Size(ran.batchRows(), ran.runs(), ran.rows(), ran.nanos());
    if (ran.cold()) {
      cold.merge(call, size, ModelTime.Size::plus);
    } else {
      sizes
          .computeIfAbsent(call, key -> new TreeMap<>())
          .merge(ran.batchRows(), size, ModelTime.Size::plus);
    }
  }

  List<ModelTime> times() {
    List<ModelTime> times = new ArrayList<>();
    names.forEach(
        (call, name) ->
            times.add(
                new ModelTime(
                    call.stage(),
                    call.node(),
                    name,
                    cold.getOrDefault(call, new ModelTime.Size(0, 0, 0, 0)),
                    List.copyOf(sizes.getOrDefault(call, Map.of()).values()))));
    return times;
  }

  OptionalInt settledRows(int stage, int node) {
    List<RunEvent.BatchChanged> steps = changes.getOrDefault(new Call(stage, node), List.of());
    return steps.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(steps.get(steps.size() - 1).toRows());
  }

  /** A decision for each model whose batch changed, with the steps as its inputs. */
  List<Decision> decisions() {
    return changes.values().stream().map(MeasuredModels::decision).toList();
  }

  private static Decision decision(List<RunEvent.BatchChanged> steps) {
    RunEvent.BatchChanged last = steps.get(steps.size() - 1);
    List<Decision.Input> inputs = new ArrayList<>();
    inputs.add(new Decision.Input("start", String.valueOf(steps.get(0).fromRows()), "rows"));
    for (RunEvent.BatchChanged step : steps.subList(0, steps.size() - 1)) {
      inputs.add(
          new Decision.Input(
              step.toRows() + " rows after",
              step.fromRows() + " rows",
              "(" + step.because() + ")"));
    }
    return new Decision(
        "batch of " + last.model(),
        last.toRows() + " rows",
        GrowingBatch.NAME,
        inputs,
        last.because(),
        "",
        last.stage(),
        Span.NONE);
  }
}
