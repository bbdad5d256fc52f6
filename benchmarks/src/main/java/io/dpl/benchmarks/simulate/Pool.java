package io.dpl.benchmarks.simulate;

import java.util.ArrayDeque;

/**
 * A pool of model slots on each node that all tasks of the node feed: a task hands over all its
 * batches when it has started; each slot holds one batch that runs and one that waits, and a batch
 * goes to any slot with room. A batch that waits behind another one stays there, even when another
 * slot is idle: that is why few batches a node leave slots without work.
 */
final class Pool implements NodeWork {

  private static final int HELD = 2;

  private record Batch(int task, double seconds) {}

  private final Tasks tasks;
  private final Costs costs;
  private final Cut cut;
  private final Agenda agenda;
  private final Draw draw;
  private final ArrayDeque<Batch>[][] slots;
  private final ArrayDeque<Batch>[] waiting;
  private final long[] left;

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of queues
  Pool(Tasks tasks, Costs costs, Machines machines, Cut cut, Draw draw, Agenda agenda) {
    if (tasks.merged() > 1) {
      throw new IllegalArgumentException("too many partitions to follow each batch");
    }
    this.tasks = tasks;
    this.costs = costs;
    this.cut = cut;
    this.draw = draw;
    this.agenda = agenda;
    this.slots = new ArrayDeque[machines.nodes()][machines.calls()];
    this.waiting = new ArrayDeque[machines.nodes()];
    this.left = tasks.batches().clone();
    for (int node = 0; node < machines.nodes(); node++) {
      waiting[node] = new ArrayDeque<>();
      for (int slot = 0; slot < machines.calls(); slot++) {
        slots[node][slot] = new ArrayDeque<>();
      }
    }
  }

  /** Items of events: 2 * task when it has started, 2 * slot + 1 when its batch has run. */
  @Override
  public void start(int node, int task, double time) {
    agenda.add(time + costs.task(), node, 2 * task);
  }

  @Override
  public int happen(int node, int item, double now) {
    int task = item / 2;
    if (item % 2 == 0) {
      left[task] = tasks.batches()[task];
      hand(node, task);
    } else {
      int slot = item / 2;
      task = slots[node][slot].remove().task();
      left[task]--;
      run(node, slot, now);
    }
    fill(node, now);
    return left[task] == 0 ? task : -1;
  }

  private void hand(int node, int task) {
    long rows = tasks.rows()[task];
    double perRow = rows == 0 ? 0 : tasks.seconds()[task] / rows;
    for (long from = 0; from < rows; from += cut.batchRows()) {
      double share = Math.min(cut.batchRows(), rows - from) * perRow;
      waiting[node].add(new Batch(task, costs.batch() + costs.call() + share));
    }
  }

  private void fill(int node, double now) {
    while (!waiting[node].isEmpty()) {
      int room = 0;
      int chosen = -1;
      for (int slot = 0; slot < slots[node].length; slot++) {
        if (slots[node][slot].size() < HELD && draw.below(++room) == 0) {
          chosen = slot;
        }
      }
      if (chosen < 0) {
        return;
      }
      slots[node][chosen].add(waiting[node].remove());
      if (slots[node][chosen].size() == 1) {
        run(node, chosen, now);
      }
    }
  }

  private void run(int node, int slot, double now) {
    if (!slots[node][slot].isEmpty()) {
      agenda.add(now + slots[node][slot].element().seconds(), node, 2 * slot + 1);
    }
  }

  @Override
  public void lose(int node) {
    waiting[node].clear();
    for (ArrayDeque<Batch> slot : slots[node]) {
      slot.clear();
    }
  }
}
