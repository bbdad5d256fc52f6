package io.dpl.benchmarks.simulate;

/** Pull pipelines that never wait for the model: a task is one event, however many batches. */
final class WholeTasks implements NodeWork {

  private final Tasks tasks;
  private final Costs costs;
  private final Agenda agenda;

  WholeTasks(Tasks tasks, Costs costs, Agenda agenda) {
    this.tasks = tasks;
    this.costs = costs;
    this.agenda = agenda;
  }

  @Override
  public void start(int node, int task, double time) {
    double seconds =
        costs.task() * tasks.merged()
            + tasks.batches()[task] * (costs.batch() + costs.call())
            + tasks.rows()[task] * costs.prepareRow()
            + tasks.seconds()[task];
    agenda.add(time + seconds, node, task);
  }

  @Override
  public int happen(int node, int item, double now) {
    return item;
  }

  @Override
  public void lose(int node) {}
}
