package io.dpl.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random plans on a simulated cluster that loses workers and rows: same result, or a code. */
class FaultsTest {

  /** How the tries ended: a run that only ever fails would prove nothing. */
  private static final Map<String, Integer> ENDS = new TreeMap<>();

  @AfterContainer
  static void mostRunsCameThrough() {
    int all = ENDS.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(ENDS.get("done")).as("ends %s", ENDS).isGreaterThan(all * 2 / 3);
  }

  @Property(tries = 3000, seed = "20261123", shrinking = ShrinkingMode.OFF)
  void whatIsLostIsMadeAgain(@ForAll long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    StageGraph graph = RandomGraphs.of(random);
    SimulatedCluster cluster = new SimulatedCluster(graph, random, 1 + random.nextInt(5));
    cluster.faults(random.nextInt(6));
    Map<Integer, Long> rows = new HashMap<>();
    Scheduler scheduler =
        new Scheduler(
            graph,
            cluster,
            cluster,
            new Cancellation(),
            event -> count(event, rows),
            () -> cluster.nanos);
    try {
      scheduler.run();
    } catch (DplException e) {
      Code code = e.diagnostics().get(0).code();
      assertThat(code)
          .isIn(
              RunCode.TASK_ENDS_WORKERS,
              RunCode.TASK_NOT_KEPT,
              RunCode.NO_WORKERS,
              RunCode.VISIBLE_ROWS_LOST);
      if (code == RunCode.VISIBLE_ROWS_LOST) { // otherwise everything waits until it is settled
        assertThat(
                !cluster.holdsResults(0)
                    || graph.stages().stream().anyMatch(stage -> !stage.after().isEmpty()))
            .isTrue();
      }
      ENDS.merge(code.id(), 1, Integer::sum);
      return;
    }
    ENDS.merge("done", 1, Integer::sum);
    assertThat(cluster.open()).as("in flight").isZero();
    assertThat(cluster.ledger.committed).hasSize(graph.stages().size());
    cluster.ledger.checkOneVersion();
    graph
        .stages()
        .forEach(stage -> assertThat(rows).containsEntry(stage.id(), 10L * stage.partitions()));
  }

  /** As somebody counts who watches. */
  private static void count(RunEvent event, Map<Integer, Long> rows) {
    if (event instanceof RunEvent.TaskFinished task) {
      rows.merge(task.stage(), task.rows(), Long::sum);
    } else if (event instanceof RunEvent.TaskAgain again) {
      rows.merge(again.stage(), -again.rows(), Long::sum);
    }
  }
}
