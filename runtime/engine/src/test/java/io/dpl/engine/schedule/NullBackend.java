package io.dpl.engine.schedule;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.sink.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Does nothing, in a random order, and counts how it is used. */
final class NullBackend implements Backend, Backend.Session {

  /** What a task's end is. */
  interface Fate {
    /** Signals instead of done; none for done. */
    List<Signal> of(int worker, TaskCall call);
  }

  private final StageGraph graph;
  private final List<Worker> workers;
  private final Map<TaskCall, Integer> waiting = new LinkedHashMap<>();
  private final ArrayDeque<Signal> signals = new ArrayDeque<>();
  private final Random random = new Random(7);
  final List<String> log = new ArrayList<>();
  final List<RunEvent> events = new ArrayList<>();
  final Map<Integer, Integer> tasks = new TreeMap<>();
  final Map<Integer, Integer> tasksOn = new TreeMap<>();
  final Map<String, Integer> mostOf = new TreeMap<>();
  final Cancellation cancellation = new Cancellation();
  Fate fate = (worker, call) -> List.of();
  IntUnaryOperator place = partition -> ANY;
  boolean inProcess = true;
  int awaits;
  int places;
  long nanos;

  NullBackend(StageGraph graph, Worker... workers) {
    this.graph = graph;
    this.workers = List.of(workers);
  }

  static Worker[] workers(int count, int slots) {
    Worker[] all = new Worker[count];
    Arrays.setAll(all, i -> new Worker("w" + i, slots, 1L << 40));
    return all;
  }

  void run() {
    new Scheduler(graph, this, this, cancellation, events::add, () -> nanos).run();
  }

  List<String> notes() {
    return events.stream()
        .filter(RunEvent.Note.class::isInstance)
        .map(event -> ((RunEvent.Note) event).text())
        .toList();
  }

  int open() {
    return waiting.size();
  }

  @Override
  public List<Worker> workers() {
    return workers;
  }

  @Override
  public boolean inProcess() {
    return inProcess;
  }

  @Override
  public Session open(StageGraph plan) {
    return this;
  }

  @Override
  public int prepare(int stage) {
    log.add("start " + stage);
    return graph.stage(stage).partitions();
  }

  @Override
  public int place(int stage, int partition) {
    places++;
    return place.applyAsInt(partition);
  }

  @Override
  public void submit(int worker, TaskCall call) {
    waiting.put(call, worker);
    tasks.merge(call.stage(), 1, Integer::sum);
    tasksOn.merge(worker, 1, Integer::sum);
    most("all", waiting.keySet().stream().filter(c -> !c.beside()).count());
    most("worker " + worker, waiting.values().stream().filter(w -> w == worker).count());
    most(
        "stage " + call.stage() + " on " + worker,
        waiting.entrySet().stream()
            .filter(e -> e.getValue() == worker && e.getKey().stage() == call.stage())
            .count());
  }

  private void most(String what, long count) {
    mostOf.merge(what, (int) count, Math::max);
  }

  @Override
  public @Nullable Signal await(long timeoutMillis) {
    awaits++;
    if (!signals.isEmpty()) {
      return signals.poll();
    }
    if (timeoutMillis == 0 || waiting.isEmpty()) {
      nanos += timeoutMillis * 1_000_000;
      return null;
    }
    List<TaskCall> slots = waiting.keySet().stream().filter(call -> !call.beside()).toList();
    TaskCall call =
        slots.isEmpty()
            ? waiting.keySet().iterator().next()
            : slots.get(random.nextInt(slots.size()));
    int worker = waiting.remove(call);
    signals.add(new TaskSignal.Started(call));
    List<Signal> end = fate.of(worker, call);
    signals.addAll(end.isEmpty() ? List.of(new TaskSignal.Done(call, 10, 100)) : end);
    return signals.poll();
  }

  /** A worker is gone with what it had. */
  void drop(int worker) {
    waiting.values().removeIf(each -> each == worker);
  }

  void signal(Signal signal) {
    signals.add(signal);
  }

  @Override
  public List<Manifest> commit(int stage) {
    log.add("commit " + stage);
    return List.of();
  }

  @Override
  public void discard(int stage, int partition) {
    log.add("discard " + stage + "/" + partition);
  }

  @Override
  public void release(int exchange) {
    log.add("release " + exchange);
  }

  @Override
  public void cancel() {
    log.add("cancel");
  }

  @Override
  public void close() {}
}
