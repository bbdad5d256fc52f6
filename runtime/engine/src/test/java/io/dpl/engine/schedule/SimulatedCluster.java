package io.dpl.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.backend.WorkerSignal;
import io.dpl.engine.schedule.Ledger.Key;
import io.dpl.engine.schedule.Ledger.Made;
import io.dpl.engine.sink.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Workers in virtual time, without threads, that die, freeze, lose rows and tell things late or
 * twice, as a seed says. Each call of the scheduler is checked as it comes.
 */
final class SimulatedCluster implements Backend, Backend.Session {

  private static final int MOST_ATTEMPTS = 10;

  private record Event(long nanos, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return nanos != other.nanos
          ? Long.compare(nanos, other.nanos)
          : Long.compare(order, other.order);
    }
  }

  private final class Node {
    final int number;
    final Worker description;
    final Map<TaskCall, Boolean> calls = new LinkedHashMap<>();
    final ArrayDeque<TaskCall> queue = new ArrayDeque<>();
    int running;
    boolean stopped;
    boolean declared;
    boolean heard;
    boolean ready;
    Map<Integer, List<Integer>> lost = Map.of();

    Node(int number, Worker description) {
      this.number = number;
      this.description = description;
    }
  }

  final StageGraph graph;
  final Ledger ledger;
  final List<String> log = new ArrayList<>();
  private final Random random;
  private final boolean holds;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final ArrayDeque<Signal> signals = new ArrayDeque<>();
  private final TreeMap<Integer, Node> nodes = new TreeMap<>();
  private final Map<Key, TaskCall> attempts = new HashMap<>();
  private final Map<TaskCall, Made> made = new HashMap<>();
  private final int first;
  long nanos;
  private long order;
  private boolean cancelled;
  int awaits;
  int submits;

  SimulatedCluster(StageGraph graph, Random random, int workers) {
    this.graph = graph;
    this.random = random;
    this.ledger = new Ledger(graph);
    this.holds = random.nextBoolean();
    this.first = workers;
    for (int i = 0; i < workers; i++) {
      nodes.put(i, new Node(i, worker(i)));
      nodes.get(i).ready = true;
    }
  }

  private Worker worker(int number) {
    int slots = 1 + random.nextInt(3);
    return new Worker(
        "w" + number, slots, RandomGraphs.TASK_BYTES * (1 + random.nextInt(2 * slots)));
  }

  void at(long inMillis, Runnable action) {
    events.add(new Event(nanos + inMillis * 1_000_000, order++, action));
  }

  /** Faults at random moments of the first seconds. */
  void faults(int count) {
    for (int i = 0; i < count; i++) {
      long when = random.nextInt(600);
      int kind = random.nextInt(10);
      at(when, kind < 5 ? this::kill : kind < 7 ? this::freeze : this::lose);
    }
  }

  private @Nullable Node victim() {
    List<Node> alive = nodes.values().stream().filter(node -> node.ready && !node.stopped).toList();
    return alive.isEmpty() ? null : alive.get(random.nextInt(alive.size()));
  }

  private void kill() {
    Node node = victim();
    if (node != null) {
      node.stopped = true;
      node.queue.clear();
      node.lost = ledger.loseWhere((key, rows) -> rows.worker() == node.number);
      at(random.nextInt(random.nextBoolean() ? 20 : 6000), () -> declare(node, true));
    }
  }

  /** It wakes up, before anybody has noticed or after it was given up. */
  private void freeze() {
    Node node = victim();
    if (node != null) {
      node.stopped = true;
      long wakes = random.nextInt(9000);
      if (wakes >= 6000) {
        at(6000, () -> declare(node, false));
      }
      at(
          wakes,
          () -> {
            node.stopped = false;
            List.copyOf(node.calls.keySet()).stream()
                .filter(node.calls::get)
                .forEach(call -> finish(node, call));
            startNext(node);
          });
    }
  }

  private void declare(Node node, boolean dead) {
    if (node.declared) {
      return;
    }
    node.declared = true;
    if (!dead) {
      node.lost = ledger.loseWhere((key, rows) -> rows.worker() == node.number);
    }
    signal(new WorkerSignal.WorkerLost(node.number, dead ? "killed" : "not heard"));
    node.calls.keySet().forEach(call -> attempts.remove(key(call), call));
    if (random.nextInt(4) > 0) {
      node.calls.keySet().forEach(call -> signal(new TaskSignal.Lost(call, gone())));
    }
    node.lost.forEach(
        (stage, all) ->
            signal(
                new WorkerSignal.OutputLost(
                    stage,
                    all.stream().filter(p -> ledger.isFrom(stage, p, node.number)).toList())));
    if (random.nextInt(4) > 0) {
      int number = nodes.lastKey() + 1;
      Node next = new Node(number, worker(number));
      nodes.put(number, next);
      at(
          random.nextInt(3000),
          () -> {
            next.ready = true;
            signal(new WorkerSignal.WorkerReady(number, next.description));
          });
    }
  }

  private void lose() {
    int per = 2 + random.nextInt(4);
    ledger
        .loseWhere((key, rows) -> random.nextInt(per) == 0)
        .forEach(
            (stage, all) ->
                at(random.nextInt(500), () -> signal(new WorkerSignal.OutputLost(stage, all))));
  }

  private static RuntimeException gone() {
    return new IllegalStateException("rows are gone");
  }

  private static Key key(TaskCall call) {
    return new Key(call.stage(), call.partition());
  }

  private void signal(Signal signal) {
    signals.add(signal);
    if (signal instanceof TaskSignal && random.nextInt(20) == 0) {
      at(random.nextInt(2000), () -> signals.add(signal)); // once more, late
    }
  }

  @Override
  public List<Worker> workers() {
    return nodes.values().stream().limit(first).map(node -> node.description).toList();
  }

  @Override
  public Session open(StageGraph plan) {
    return this;
  }

  @Override
  public int prepare(int stage) {
    assertThat(ledger.partitions.put(stage, graph.stage(stage).partitions())).isNull();
    assertThat(ledger.committed).containsAll(graph.stage(stage).after());
    return graph.stage(stage).partitions();
  }

  @Override
  public int place(int stage, int partition) {
    List<Node> there =
        nodes.values().stream().filter(node -> node.ready && !node.declared).toList();
    return stage % 2 == 0 || there.isEmpty() ? ANY : there.get(partition % there.size()).number;
  }

  @Override
  public boolean holdsResults(int stage) {
    return holds;
  }

  @Override
  public void submit(int worker, TaskCall call) {
    submits++;
    Node node = nodes.get(worker);
    assertThat(node.heard).as("to a worker that is gone").isFalse();
    assertThat(call.beside()).isFalse();
    assertThat(call.attempt()).isLessThanOrEqualTo(MOST_ATTEMPTS);
    if (node.declared) {
      signal(new TaskSignal.Lost(call, gone()));
      return;
    }
    assertThat(attempts.put(key(call), call)).as("two attempts of %s", call).isNull();
    node.calls.put(call, false);
    assertThat(node.calls.size()).as("window").isLessThanOrEqualTo(2 * node.description.slots());
    assertThat(
            node.calls.size() == 1
                || node.calls.size() * RandomGraphs.TASK_BYTES <= node.description.creditBytes())
        .as("credits")
        .isTrue();
    int most = graph.stage(call.stage()).parallelism();
    assertThat(node.calls.keySet().stream().filter(c -> c.stage() == call.stage()).count())
        .as("parallelism")
        .isLessThanOrEqualTo(most == 0 ? Integer.MAX_VALUE : most);
    node.queue.add(call);
    at(0, () -> startNext(node));
  }

  private void startNext(Node node) {
    while (!node.stopped && node.running < node.description.slots() && !node.queue.isEmpty()) {
      TaskCall call = node.queue.poll();
      node.running++;
      if (!node.declared) {
        signal(new TaskSignal.Started(call));
      }
      Map<Integer, Map<Key, Made>> took = new HashMap<>();
      boolean all = takeSome(call, took, 0);
      at(
          1 + random.nextInt(60),
          () -> end(node, call, all && takeSome(call, took, 1) ? took : null));
    }
  }

  /** Takes every other input: the first half at the start, the second at the end. */
  private boolean takeSome(TaskCall call, Map<Integer, Map<Key, Made>> took, int half) {
    List<Integer> inputs = Dependencies.received(graph.stage(call.stage()));
    for (int i = half; i < inputs.size(); i += 2) {
      Map<Key, Made> rows = ledger.take(inputs.get(i));
      if (rows == null) {
        return false;
      }
      took.put(inputs.get(i), rows);
    }
    return true;
  }

  private void end(Node node, TaskCall call, @Nullable Map<Integer, Map<Key, Made>> took) {
    if (took != null && random.nextInt(200) > 0) {
      made.put(call, ledger.make(key(call), call.attempt(), node.number, took));
    }
    if (node.calls.containsKey(call)) {
      node.calls.put(call, true);
    }
    if (!node.stopped) {
      finish(node, call);
      startNext(node);
    }
  }

  private void finish(Node node, TaskCall call) {
    node.calls.remove(call);
    node.running--;
    Made result = made.remove(call);
    if (node.declared) {
      signals.add(new TaskSignal.Done(call, 10, RandomGraphs.TASK_BYTES)); // a zombie's
      return;
    }
    attempts.remove(key(call));
    if (cancelled || result == null) {
      signal(new TaskSignal.Lost(call, gone()));
    } else {
      ledger.keep(key(call), result);
      signal(new TaskSignal.Done(call, 10, RandomGraphs.TASK_BYTES));
    }
  }

  @Override
  public @Nullable Signal await(long timeoutMillis) {
    assertThat(++awaits).as("calls of await").isLessThan(20_000);
    long until = nanos + timeoutMillis * 1_000_000;
    while (signals.isEmpty() && !events.isEmpty() && events.peek().nanos() <= until) {
      Event event = events.poll();
      nanos = Math.max(nanos, event.nanos());
      event.action().run();
    }
    if (signals.isEmpty()) {
      nanos = until;
    }
    Signal signal = signals.poll();
    if (signal instanceof WorkerSignal.WorkerLost lost) {
      nodes.get(lost.worker()).heard = true;
    }
    return signal;
  }

  @Override
  public List<Manifest> commit(int stage) {
    log.add("commit " + stage);
    ledger.commit(stage);
    return List.of();
  }

  @Override
  public void discard(int stage, int partition) {
    boolean result =
        graph.stage(stage).outputs().stream()
            .anyMatch(io.dpl.api.plan.Output.Result.class::isInstance);
    assertThat(result && !holds).as("rows were given").isFalse();
    ledger.discard(new Key(stage, partition));
  }

  @Override
  public void release(int exchange) {
    ledger.release(exchange);
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void close() {}

  /** Attempts on workers that are still counted on. */
  int open() {
    return attempts.size();
  }
}
