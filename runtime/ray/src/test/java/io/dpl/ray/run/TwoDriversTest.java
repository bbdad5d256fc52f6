package io.dpl.ray.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.Plans;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import io.dpl.ray.launch.RayOptions;
import io.dpl.ray.launch.RayRunner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers of a driver hold all processors: another one is told so, and goes on when it may. */
@Tag("ray")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TwoDriversTest {

  private static RayRunner open(RayCluster cluster, Shape shape) {
    return RayRunner.open(
        new RayOptions(
            cluster.address(),
            Optional.of(shape.python().getParent().getParent()),
            Optional.of(WorkerJars.folder().toString()),
            List.of(),
            true));
  }

  @Test
  void theSecondHearsOfTheFirstAndWaitsForIt() {
    Shape shape = Shape.of(1, 1);
    StageGraph plan =
        Plans.graph(
            Plans.stage(
                1,
                1,
                List.of(
                    Plans.sql(1, List.of(), Plans.schema("n BIGINT"), "SELECT 42::BIGINT AS n")),
                Plans.result(1, 0, true)));
    List<RunEvent> events = new CopyOnWriteArrayList<>();
    try (RayCluster cluster = RayCluster.start(shape);
        RayRunner first = open(cluster, shape)) {
      run(first, plan, events::add);
      assertThat(events).anyMatch(RunEvent.WorkersUp.class::isInstance);
      events.clear();
      try (RayRunner second = open(cluster, shape)) {
        run(
            second,
            plan,
            event -> {
              if (event instanceof RunEvent.Note) {
                events.add(event);
                first.close();
              }
            });
      }
    }
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            RunEvent.Note.class,
            note ->
                assertThat(note.text())
                    .contains(
                        "waiting for the worker of 127.0.0.2", "'dpl worker 1 on 127.0.0.2'"));
  }

  private static void run(RayRunner runner, StageGraph plan, RunListener listener) {
    try (Run run = runner.start(plan, listener)) {
      run.await();
    }
  }
}
