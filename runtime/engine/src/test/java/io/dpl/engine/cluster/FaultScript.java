package io.dpl.engine.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Faults of a {@link LocalTransport}, each at a call that a seed chooses. */
final class FaultScript implements AutoCloseable {

  /** What happens. */
  enum Fault {
    /** The worker that is called dies with all it has. */
    KILL,
    /** It is silent until it was given up, and then speaks again. */
    FREEZE,
    /** It is silent for less than that. */
    PAUSE,
    /** Some references lose what they hold. */
    DROP
  }

  /** When: at so many calls whose name holds this. */
  record Step(Fault fault, String during, int calls) {}

  private final LocalTransport transport;
  private final Random random;
  private final List<Step> steps;
  private final int[] seen;
  private final List<Step> happened = new ArrayList<>();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

  FaultScript(LocalTransport transport, Random random, List<Step> steps) {
    this.transport = transport;
    this.random = random;
    this.steps = List.copyOf(steps);
    this.seen = new int[steps.size()];
    transport.watch(this::hear);
  }

  /** Those that happened. */
  synchronized List<Step> happened() {
    return List.copyOf(happened);
  }

  private synchronized void hear(LocalTransport.Sent sent) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (sent.name().contains(step.during()) && ++seen[i] == step.calls()) {
        happened.add(step);
        happen(step.fault(), sent.worker());
      }
    }
  }

  private void happen(Fault fault, int worker) {
    switch (fault) {
      case KILL -> transport.kill(worker);
      case FREEZE -> freeze(worker, 900);
      case PAUSE -> freeze(worker, 60);
      case DROP ->
          transport.references().stream()
              .filter(reference -> random.nextBoolean())
              .forEach(transport::drop);
    }
  }

  private void freeze(int worker, long millis) {
    transport.freeze(worker);
    later.schedule(() -> transport.thaw(worker), millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
