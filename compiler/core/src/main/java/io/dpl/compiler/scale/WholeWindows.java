package io.dpl.compiler.scale;

import io.dpl.api.model.ModelSignature;

/**
 * A model that looks at many rows together (it sorts texts by their length) gets them together:
 * partitions have no fewer rows than its window, as long as every slot has one.
 *
 * <pre>P &lt;= max(S, floor(R / window))</pre>
 *
 * <p>Example: 2,000 texts on 2 slots with a window of 1,024: 2 partitions, not 14 of 143 texts.
 * 1,000,000 texts: 976, as without it.
 *
 * <p>Source: the embedding benchmark; sorted in windows of 143 texts, runs pad 5 % more tokens than
 * in windows of 1,000. Few partitions cost no balance: who has nothing to do takes runs of another
 * window.
 */
public final class WholeWindows {

  public static final String NAME = "whole-windows";

  private WholeWindows() {}

  /**
   * The rows that a model likes to see together: its window, or a batch where nothing is known of
   * what a run costs beside its rows, so that a partition fills one; 0 where that is known, and
   * weighed.
   *
   * @param batchRows b, rows of a run
   */
  public static int rows(ModelSignature model, int batchRows) {
    if (model.windowRows() > model.batchRows()) {
      return model.windowRows();
    }
    return model.secondsPerRun() > 0 ? 0 : batchRows;
  }

  /** Whether nothing but the window makes the partitions as few as they are. */
  static boolean binds(Workload work) {
    double most = work.costs().wholeWindows(work.rows());
    return most < work.byBatches(false).unweighed(work.rows())
        && most <= work.costs().most(work.rows() * work.secondsPerRow(), work.concurrency());
  }

  /** What is binding then. */
  static String binding(Workload work) {
    return work.rows() < (double) work.costs().slots() * work.costs().windowRows()
        ? "one partition a slot, which is less than what the model looks at together"
        : "no partition has fewer rows than what the model looks at together";
  }
}
