package io.dpl.engine.schedule;

import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** A run at work: what its parts share. Used by one thread. */
final class RunState {

  final StageGraph graph;
  final Backend.Session session;
  final boolean inProcess;
  final RunListener listener;
  final LongSupplier nanos;
  final Dependencies dependencies;
  final Workers workers;
  final Flights flights;
  final Shelf shelf;
  final Delays delays = new Delays();
  private final Map<Integer, StageState> stages = new LinkedHashMap<>();

  RunState(
      StageGraph graph,
      Backend backend,
      Backend.Session session,
      RunListener listener,
      LongSupplier nanos) {
    this.graph = graph;
    this.session = session;
    this.inProcess = backend.inProcess();
    this.listener = listener;
    this.nanos = nanos;
    this.dependencies = new Dependencies(graph, inProcess);
    this.workers = new Workers(backend.workers());
    this.flights = new Flights(workers);
    for (Stage stage : graph.stages()) {
      stages.put(stage.id(), new StageState(stage, dependencies.isBeside(stage)));
    }
    this.shelf = new Shelf(this);
  }

  StageState stage(int id) {
    return stages.get(id);
  }

  /** In the order of the plan. */
  Collection<StageState> stages() {
    return stages.values();
  }

  /** Those that receive before those that send. */
  List<StageState> backwards() {
    List<StageState> list = new ArrayList<>(stages.values());
    java.util.Collections.reverse(list);
    return list;
  }

  boolean allComplete(Set<Integer> ids) {
    return ids.stream().allMatch(id -> stages.get(id).isComplete());
  }

  /** Whether all rows that a stage takes are there, or their senders run beside it. */
  boolean isReady(StageState state) {
    for (int exchange : Dependencies.received(state.stage)) {
      for (int sender : dependencies.senders(exchange)) {
        StageState from = stages.get(sender);
        if (dependencies.isPipelined(exchange) ? !from.prepared : !from.isComplete()) {
          return false;
        }
      }
    }
    return state.stage.after().stream().allMatch(id -> stages.get(id).committed);
  }

  void note(int stage, String text) {
    listener.on(new RunEvent.Note(stage, text));
  }
}
