package io.dpl.engine.schedule;

import static io.dpl.engine.kit.Plans.SPAN;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.schema;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.Stage.Determinacy;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.Plans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plans of any shape: several senders and receivers, sinks in the middle, stages that wait. */
final class RandomGraphs {

  /** Bytes of every task, so that credits can be counted. */
  static final long TASK_BYTES = 8L << 20;

  private static final Schema N = schema("n BIGINT");

  private final Random random;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<Integer, List<Integer>> sent = new HashMap<>();
  private final Map<Integer, List<Integer>> received = new HashMap<>();

  private RandomGraphs(Random random) {
    this.random = random;
  }

  static StageGraph of(Random random) {
    return new RandomGraphs(random).graph();
  }

  private StageGraph graph() {
    int count = 1 + random.nextInt(7);
    for (int to = 2; to <= count; to++) {
      for (int inputs = random.nextInt(3); inputs > 0; inputs--) {
        connect(1 + random.nextInt(to - 1), to);
      }
    }
    List<Stage> stages = new ArrayList<>();
    int results = 0;
    for (int id = 1; id <= count; id++) {
      List<PlanNode> nodes = new ArrayList<>();
      for (int exchange : received.getOrDefault(id, List.of())) {
        nodes.add(new PlanNode.Receive(nodes.size() + 1, exchange, N));
      }
      if (nodes.isEmpty()) {
        nodes.add(numbers(1, 1, 1, "n"));
      }
      List<Output> outputs = new ArrayList<>();
      sent.getOrDefault(id, List.of()).forEach(x -> outputs.add(new Output.Send(1, x)));
      boolean middle = !outputs.isEmpty();
      if (middle ? random.nextInt(5) == 0 : random.nextBoolean()) {
        outputs.add(Plans.write(1, "PARQUET", "out" + id + "/", Output.Mode.ERROR, N));
      } else if (!middle) {
        outputs.add(Plans.result(1, results++, false));
      }
      stages.add(stage(id, nodes, outputs, stages));
    }
    return Plans.graph(exchanges, List.of(), stages.toArray(Stage[]::new));
  }

  private void connect(int from, int to) {
    boolean shares = random.nextInt(4) == 0 && !sent.getOrDefault(from, List.of()).isEmpty();
    if (shares) { // a further receiver of the same rows
      int exchange = sent.get(from).get(0);
      if (!received.getOrDefault(to, List.of()).contains(exchange)) {
        received.computeIfAbsent(to, id -> new ArrayList<>()).add(exchange);
      }
      return;
    }
    Exchange.Kind kind = Exchange.Kind.values()[random.nextInt(4)];
    int id = exchanges.size() + 1;
    exchanges.add(new Exchange(id, kind, List.of("n"), 1, random.nextBoolean(), 1, N, 0, 0));
    sent.computeIfAbsent(from, key -> new ArrayList<>()).add(id);
    received.computeIfAbsent(to, key -> new ArrayList<>()).add(id);
    if (to > 2 && random.nextInt(4) == 0) { // UNION: a second sender
      int other = 1 + random.nextInt(to - 1);
      if (other != from) {
        sent.computeIfAbsent(other, key -> new ArrayList<>()).add(id);
      }
    }
  }

  private Stage stage(int id, List<PlanNode> nodes, List<Output> outputs, List<Stage> before) {
    int roll = random.nextInt(100);
    Determinacy alone =
        roll < 60
            ? Determinacy.DETERMINATE
            : roll < 85 ? Determinacy.UNORDERED : Determinacy.INDETERMINATE;
    List<Integer> after = new ArrayList<>();
    for (Stage stage : before) {
      boolean writes = stage.outputs().stream().anyMatch(Output.Write.class::isInstance);
      if (writes && random.nextInt(4) == 0) {
        after.add(stage.id());
      }
    }
    int partitions = 1 + random.nextInt(12);
    return new Stage(
        id,
        "stage " + id,
        SPAN,
        nodes,
        outputs,
        partitions,
        random.nextInt(4),
        worst(id, alone, before),
        after,
        0,
        TASK_BYTES * partitions);
  }

  /** As the compiler derives it: never better than what is received. */
  private Determinacy worst(int id, Determinacy alone, List<Stage> before) {
    Determinacy worst = alone;
    for (int exchange : received.getOrDefault(id, List.of())) {
      for (Stage stage : before) {
        if (sent.getOrDefault(stage.id(), List.of()).contains(exchange)) {
          boolean cut = exchanges.get(exchange - 1).kind() == Exchange.Kind.ROUND_ROBIN;
          Determinacy arrives =
              cut && stage.determinacy() == Determinacy.UNORDERED
                  ? Determinacy.INDETERMINATE
                  : stage.determinacy();
          worst = worst.compareTo(arrives) >= 0 ? worst : arrives;
        }
      }
    }
    return worst;
  }
}
