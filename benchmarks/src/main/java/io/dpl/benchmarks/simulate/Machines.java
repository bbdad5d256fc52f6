package io.dpl.benchmarks.simulate;

/**
 * A cluster of equal nodes.
 *
 * @param tasks tasks that run at once on a node
 * @param calls model runs at once on a node
 * @param handover how the batches of a task come to the model
 */
record Machines(int nodes, int tasks, int calls, Handover handover) {

  /** How the batches of a task come to the slots of the model on its node. */
  enum Handover {
    /**
     * As DPL runs: a task is one pull pipeline that prepares a batch and runs it, one after the
     * other; runs wait in line for a free slot of the model.
     */
    PIPELINE,
    /**
     * As a pool of actors is fed: a task hands over all its batches; a slot holds one running and
     * one waiting, and a batch goes to any slot with room, also where another one is idle.
     */
    POOL
  }

  /** Tasks at once over all nodes. */
  int slots() {
    return nodes * tasks;
  }
}
