package io.dpl.engine.batch;

import io.dpl.api.plan.PlanNode;
import io.dpl.engine.event.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The batches of all model calls of a run in this process, and what their runs took. Thread-safe.
 */
public final class ModelBatches {

  private final Map<Call, Batches> calls = new ConcurrentHashMap<>();
  private final Map<Size, Sum> sums = new LinkedHashMap<>();
  private final List<RunEvent> steps = new ArrayList<>();

  private record Call(int stage, int node) {}

  private record Size(int stage, int node, String model, boolean cold, int batchRows) {}

  private record Sum(long runs, long rows, long nanos) {

    Sum plus(Sum other) {
      return new Sum(runs + other.runs, rows + other.rows, nanos + other.nanos);
    }
  }

  /** The batches of one model call, shared by its tasks. */
  public final class Batches {

    private final int stage;
    private final PlanNode.Model node;
    private final String model;
    private final AutoBatch auto;
    private boolean warm;

    private Batches(int stage, PlanNode.Model node, String model) {
      this.stage = stage;
      this.node = node;
      this.model = model;
      this.auto = new AutoBatch(node.batchRows(), node.largestRows());
    }

    /** Rows of the next run. */
    public int rows() {
      return auto.rows();
    }

    /** Hears of a run of {@code ranRows} rows with batches of {@code batchRows}. */
    public void ran(int batchRows, int ranRows, long nanos) {
      long runs = (ranRows + batchRows - 1L) / batchRows;
      synchronized (sums) {
        sums.merge(
            new Size(stage, node.id(), model, !warm, batchRows),
            new Sum(runs, ranRows, nanos),
            Sum::plus);
        warm = true;
      }
      if (node.mostRows() > node.batchRows()) {
        auto.ran(batchRows, ranRows, nanos).ifPresent(this::note);
      }
    }

    /** Hears that a run had too little memory, and says whether a smaller one may have enough. */
    public boolean stepsBack(int batchRows) {
      if (node.isAuto()) {
        auto.failed(batchRows).ifPresent(this::note);
      }
      return auto.rows() < batchRows;
    }

    private void note(AutoBatch.Step step) {
      synchronized (sums) {
        steps.add(
            new RunEvent.BatchChanged(
                stage, node.id(), model, step.fromRows(), step.toRows(), step.because()));
      }
    }
  }

  /**
   * Those of a call.
   *
   * @param model its name in the script
   */
  public Batches of(int stage, PlanNode.Model node, String model) {
    return calls.computeIfAbsent(
        new Call(stage, node.id()), key -> new Batches(stage, node, model));
  }

  /** What happened since it was asked last. */
  public List<RunEvent> events() {
    synchronized (sums) {
      List<RunEvent> events = new ArrayList<>(steps);
      sums.forEach(
          (size, sum) ->
              events.add(
                  new RunEvent.ModelRan(
                      size.stage(),
                      size.node(),
                      size.model(),
                      size.cold(),
                      size.batchRows(),
                      sum.runs(),
                      sum.rows(),
                      sum.nanos())));
      steps.clear();
      sums.clear();
      return events;
    }
  }
}
