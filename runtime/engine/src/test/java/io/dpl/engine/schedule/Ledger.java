package io.dpl.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.Stage.Determinacy;
import io.dpl.api.plan.StageGraph;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a simulated run made, from which rows; and the rules that must hold for it.
 * Rows are numbers: equal ones where the plan promises equal rows.
 */
final class Ledger {

  /** A task. */
  record Key(int stage, int partition) {}

  /**
   * What an attempt made.
   *
   * @param rows equal for equal rows in any order
   * @param order equal for the same order
   * @param took what it had taken, by exchange
   */
  record Made(int attempt, int worker, long rows, long order, Map<Integer, Map<Key, Made>> took) {}

  private final StageGraph graph;
  final Dependencies dependencies;
  private final Map<Key, Made> kept = new HashMap<>();
  private final Map<Integer, Map<Key, Made>> exchanges = new TreeMap<>();
  final Map<Integer, Integer> partitions = new HashMap<>();
  final Set<Integer> committed = new HashSet<>();
  private long unique;

  Ledger(StageGraph graph) {
    this.graph = graph;
    this.dependencies = new Dependencies(graph, false);
    graph.exchanges().forEach(exchange -> exchanges.put(exchange.id(), new HashMap<>()));
  }

  /** The rows of an exchange for a receiver; null if some are missing. */
  @Nullable Map<Key, Made> take(int exchange) {
    for (int sender : dependencies.senders(exchange)) {
      for (int p = 0; p < partitions.getOrDefault(sender, Integer.MAX_VALUE); p++) {
        if (!exchanges.get(exchange).containsKey(new Key(sender, p))) {
          return null;
        }
      }
    }
    return new HashMap<>(exchanges.get(exchange));
  }

  Made make(Key key, int attempt, int worker, Map<Integer, Map<Key, Made>> took) {
    Stage stage = graph.stage(key.stage());
    long rows = Objects.hash(key.stage(), key.partition());
    long order = rows;
    boolean unordered = false;
    boolean indeterminate = false;
    for (var entry : new TreeMap<>(took).entrySet()) {
      Exchange exchange = graph.exchange(entry.getKey());
      for (var made : entry.getValue().entrySet()) {
        Determinacy sent = graph.stage(made.getKey().stage()).determinacy();
        unordered |= sent == Determinacy.UNORDERED;
        indeterminate |= sent == Determinacy.INDETERMINATE;
        rows += Objects.hash(exchange.id(), made.getKey(), view(exchange, made.getValue()));
        order += Objects.hash(exchange.id(), made.getKey(), made.getValue().order());
      }
    }
    if (stage.determinacy() == Determinacy.INDETERMINATE && !indeterminate) {
      rows += ++unique;
    }
    if (stage.determinacy() != Determinacy.DETERMINATE && !unordered) {
      order += ++unique;
    }
    return new Made(attempt, worker, rows, order, took);
  }

  /** What a receiver can tell apart: round-robin hands out runs of rows, others do not. */
  private static long view(Exchange exchange, Made made) {
    return exchange.kind() == Exchange.Kind.ROUND_ROBIN
        ? Objects.hash(made.rows(), made.order())
        : made.rows();
  }

  void keep(Key key, Made made) {
    assertThat(committed).as("committed").doesNotContain(key.stage());
    assertThat(kept.put(key, made)).as("kept twice: %s", key).isNull();
    Dependencies.sent(graph.stage(key.stage()))
        .forEach(exchange -> exchanges.get(exchange).put(key, made));
  }

  void discard(Key key) {
    assertThat(committed).as("visible").doesNotContain(key.stage());
    assertThat(kept.remove(key)).as("discarded, but nothing was made: %s", key).isNotNull();
    exchanges.values().forEach(rows -> rows.remove(key));
  }

  void release(int exchange) {
    for (int receiver : dependencies.receivers(exchange)) {
      for (int p = 0; p < partitions.getOrDefault(receiver, 1); p++) {
        assertThat(kept).as("released early: %s", exchange).containsKey(new Key(receiver, p));
      }
    }
    exchanges.get(exchange).clear();
  }

  void commit(int stage) {
    assertThat(committed.add(stage)).as("commits once").isTrue();
    for (int p = 0; p < partitions.get(stage); p++) {
      assertThat(kept).as("commits too early").containsKey(new Key(stage, p));
    }
  }

  /** Tasks whose rows rest on a worker, by stage; they are gone now. */
  Map<Integer, List<Integer>> loseWhere(java.util.function.BiPredicate<Key, Made> test) {
    Map<Integer, Set<Integer>> lost = new TreeMap<>();
    for (Map<Key, Made> rows : exchanges.values()) {
      rows.entrySet()
          .removeIf(
              entry -> {
                boolean gone = test.test(entry.getKey(), entry.getValue());
                if (gone) {
                  lost.computeIfAbsent(entry.getKey().stage(), id -> new java.util.TreeSet<>())
                      .add(entry.getKey().partition());
                }
                return gone;
              });
    }
    for (var entry : lost.entrySet()) { // a task's rows go from all exchanges
      exchanges
          .values()
          .forEach(rows -> entry.getValue().forEach(p -> rows.remove(new Key(entry.getKey(), p))));
    }
    Map<Integer, List<Integer>> list = new TreeMap<>();
    lost.forEach((stage, all) -> list.put(stage, List.copyOf(all)));
    return list;
  }

  /** Whether what counts of a task is what this worker made. */
  boolean isFrom(int stage, int partition, int worker) {
    Made made = kept.get(new Key(stage, partition));
    return made != null && made.worker() == worker;
  }

  /**
   * Follows all sinks back to what they were made from: each task must have been seen with the same
   * rows by all who took of it.
   */
  void checkOneVersion() {
    Map<Key, Long> seen = new HashMap<>();
    Map<List<Object>, Long> viewed = new HashMap<>();
    for (Stage stage : graph.stages()) {
      if (stage.outputs().stream().anyMatch(output -> !(output instanceof Output.Send))) {
        for (int p = 0; p < partitions.get(stage.id()); p++) {
          Key key = new Key(stage.id(), p);
          follow(
              key, kept.get(key), seen, viewed, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
      }
    }
  }

  private void follow(
      Key key, Made made, Map<Key, Long> seen, Map<List<Object>, Long> viewed, Set<Made> done) {
    Long rows = seen.putIfAbsent(key, made.rows());
    assertThat(rows == null || rows == made.rows()).as("two versions of %s", key).isTrue();
    if (!done.add(made)) {
      return;
    }
    made.took()
        .forEach(
            (exchange, all) ->
                all.forEach(
                    (from, other) -> {
                      long view = view(graph.exchange(exchange), other);
                      Long known = viewed.putIfAbsent(List.of(exchange, from), view);
                      assertThat(known == null || known == view)
                          .as("two views of %s in exchange %s", from, exchange)
                          .isTrue();
                      follow(from, other, seen, viewed, done);
                    }));
  }
}
