package io.dpl.benchmarks.simulate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one stage in virtual time, as the scheduler does: tasks in the order of their partitions to
 * the node with most room, at most two a task slot, so that none waits for the scheduler; each task
 * costs the scheduler time; what a lost node had runs again.
 */
final class Simulation {

  private static final int TASKS_A_SLOT = 2;
  private static final int LEAST_TASKS = 12_000;
  private static final int TASKS_TOLD_APART = 16;
  private static final int LOSS = 1 << 20;

  private final Machines machines;
  private final Costs costs;
  private final Tasks tasks;
  private final @Nullable NodeLoss loss;
  private final NodeWork work;
  private final Events events = new Events();
  private final ArrayDeque<Integer> again = new ArrayDeque<>();
  private final ArrayDeque<double[]>[] queues;
  private final int[] load;
  private final int[] running;
  private final int[] lives;
  private final boolean[] away;
  private final int[] owners;
  private int next;
  private double schedulerFree;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of queues
  private Simulation(
      Machines machines, Costs costs, Cut cut, Tasks tasks, Draw draw, @Nullable NodeLoss loss) {
    this.machines = machines;
    this.costs = costs;
    this.tasks = tasks;
    this.loss = loss;
    this.queues = new ArrayDeque[machines.nodes()];
    Arrays.setAll(queues, node -> new ArrayDeque<>());
    this.load = new int[machines.nodes()];
    this.running = new int[machines.nodes()];
    this.lives = new int[machines.nodes()];
    this.away = new boolean[machines.nodes()];
    this.owners = new int[tasks.count()];
    Arrays.fill(owners, -1);
    NodeWork.Agenda agenda = this::add;
    this.work =
        machines.handover() == Machines.Handover.POOL
            ? new Pool(tasks, costs, machines, cut, draw, agenda)
            : machines.calls() >= machines.tasks()
                ? new WholeTasks(tasks, costs, agenda)
                : new Pipelines(tasks, costs, machines, most(machines), agenda);
  }

  /** Seconds until the last task of a stage has ended. */
  static double seconds(Machines machines, Costs costs, Cut cut, Terrain terrain, long seed) {
    return seconds(machines, costs, cut, terrain, seed, null);
  }

  /** The same with a node that is lost. */
  static double seconds(
      Machines machines,
      Costs costs,
      Cut cut,
      Terrain terrain,
      long seed,
      @Nullable NodeLoss loss) {
    Draw draw = new Draw(seed);
    int most = machines.handover() == Machines.Handover.POOL ? Integer.MAX_VALUE : most(machines);
    Tasks tasks = Tasks.of(cut, costs, terrain, most, draw);
    return new Simulation(machines, costs, cut, tasks, draw, loss).run();
  }

  /**
   * A stage and the exchange before it.
   *
   * @param exchangeSeconds until its rows are where they are needed; a stage starts when the one
   *     before has ended
   */
  record Stage(Cut cut, Costs costs, Terrain terrain, double exchangeSeconds) {}

  /** Seconds of stages one after the other. */
  static double seconds(Machines machines, List<Stage> stages, long seed) {
    double sum = 0;
    for (Stage stage : stages) {
      sum +=
          stage.exchangeSeconds()
              + seconds(machines, stage.costs(), stage.cut(), stage.terrain(), seed);
    }
    return sum;
  }

  private static int most(Machines machines) {
    return Math.max(LEAST_TASKS, TASKS_TOLD_APART * machines.slots());
  }

  private double run() {
    if (loss != null) {
      events.add(loss.at(), LOSS);
      events.add(loss.at() + loss.away(), LOSS + 1L);
    }
    feedAll(0);
    int done = 0;
    double now = 0;
    while (done < tasks.count()) {
      now = events.time();
      long event = events.take();
      int node = (int) (event >>> 40);
      int item = (int) (event & 0xffff_ffffL);
      if (node == 0) {
        change(item > LOSS, now);
      } else if (lives[node - 1] == ((event >>> 32) & 0xff)) {
        int task = work.happen(node - 1, item, now);
        if (task >= 0) {
          done++;
          ended(node - 1, task, now);
        }
      }
    }
    return now;
  }

  private void add(double time, int node, int item) {
    events.add(time, ((node + 1L) << 40) | ((long) lives[node] << 32) | item);
  }

  private void ended(int node, int task, double now) {
    owners[task] = -1;
    load[node]--;
    running[node]--;
    if (!queues[node].isEmpty()) {
      double[] queued = queues[node].remove();
      running[node]++;
      work.start(node, (int) queued[0], Math.max(now, queued[1]));
    }
    feed(node, now);
  }

  /** Gives every node one task after the other while there is room. */
  private void feedAll(double now) {
    for (boolean more = true; more; ) {
      more = false;
      for (int node = 0; node < machines.nodes(); node++) {
        more |= feed(node, now);
      }
    }
  }

  private boolean feed(int node, double now) {
    boolean none = again.isEmpty() && next == tasks.count();
    if (none || away[node] || load[node] >= machines.tasks() * TASKS_A_SLOT) {
      return false;
    }
    int task = again.isEmpty() ? next++ : again.remove();
    schedulerFree = Math.max(now, schedulerFree) + costs.dispatch() * tasks.merged();
    owners[task] = node;
    load[node]++;
    if (running[node] < machines.tasks()) {
      running[node]++;
      work.start(node, task, schedulerFree);
    } else {
      queues[node].add(new double[] {task, schedulerFree});
    }
    return true;
  }

  private void change(boolean back, double now) {
    int node = loss.node();
    away[node] = !back;
    if (!back) {
      lives[node]++;
      load[node] = 0;
      running[node] = 0;
      queues[node].clear();
      work.lose(node);
      for (int task = 0; task < next; task++) {
        if (owners[task] == node) {
          owners[task] = -1;
          again.add(task);
        }
      }
    }
    feedAll(now);
  }
}
