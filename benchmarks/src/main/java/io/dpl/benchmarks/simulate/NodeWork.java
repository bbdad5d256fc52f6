package io.dpl.benchmarks.simulate;

/** How nodes work on the tasks that the scheduler gave them. */
interface NodeWork {

  /** Asks for an event of a node, which {@link #happen} then gets. */
  interface Agenda {
    void add(double time, int node, int item);
  }

  /** Starts a task on a free task slot, now or a little later. */
  void start(int node, int task, double time);

  /**
   * Goes on with what it asked for.
   *
   * @return the task that has ended with it, else -1
   */
  int happen(int node, int item, double now);

  /** Forgets all that a lost node was doing. */
  void lose(int node);
}
