package io.dpl.benchmarks.simulate;

import java.util.Arrays;

/**
 * Pull pipelines that share the slots of a model on their node: each prepares a batch, waits in
 * line for a slot, runs. Where there are very many batches, several are taken for one.
 */
final class Pipelines implements NodeWork {

  private static final int LEAST_STEPS = 8;

  private final Tasks tasks;
  private final Costs costs;
  private final Agenda agenda;
  private final int steps;
  private final int[] done;
  private final double[][] free;

  /**
   * @param most steps of all tasks, about
   */
  Pipelines(Tasks tasks, Costs costs, Machines machines, int most, Agenda agenda) {
    this.tasks = tasks;
    this.costs = costs;
    this.agenda = agenda;
    this.steps = Math.max(LEAST_STEPS, most / Math.max(1, tasks.count()));
    this.done = new int[tasks.count()];
    this.free = new double[machines.nodes()][machines.calls()];
  }

  private int steps(int task) {
    return (int) Math.max(1, Math.min(steps, tasks.batches()[task]));
  }

  private double prepare(int task) {
    return (tasks.batches()[task] * costs.batch() + tasks.rows()[task] * costs.prepareRow())
        / steps(task);
  }

  @Override
  public void start(int node, int task, double time) {
    done[task] = 0;
    agenda.add(time + costs.task() * tasks.merged() + prepare(task), node, task);
  }

  @Override
  public int happen(int node, int item, double now) {
    if (done[item] < 0) {
      return item;
    }
    double[] slots = free[node];
    int slot = 0;
    for (int i = 1; i < slots.length; i++) {
      slot = slots[i] < slots[slot] ? i : slot;
    }
    double run = (tasks.batches()[item] * costs.call() + tasks.seconds()[item]) / steps(item);
    slots[slot] = Math.max(now, slots[slot]) + run;
    done[item]++;
    if (done[item] == steps(item)) {
      done[item] = -1;
      agenda.add(slots[slot], node, item);
    } else {
      agenda.add(slots[slot] + prepare(item), node, item);
    }
    return -1;
  }

  @Override
  public void lose(int node) {
    Arrays.fill(free[node], 0);
  }
}
