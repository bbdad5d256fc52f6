package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;

/**
 * REPARTITION AUTO before heavy work on light rows: several batches a task, never more than the
 * published maximum, at least what covers the nodes; with few rows one task a slot; only tasks that
 * are worth their start, where costs are known; and none smaller than what the model looks at
 * together.
 *
 * <p>Example: 1,000,000 rows, 4 nodes, concurrency 16, batch 64: 976 partitions.
 */
public final class PartitionChooser {

  private PartitionChooser() {}

  /** A chosen number with its reason. */
  public record Choice(int partitions, Decision decision) {}

  /**
   * @param stage id of the stage that gets the partitions
   * @param span the REPARTITION, or the read that is cut
   */
  public static Choice choose(Workload work, int stage, Span span) {
    if (FewRows.applies(work)) {
      long partitions = FewRows.partitions(work);
      Decision decision =
          Explained.of("partitions", FewRows.NAME)
              .inputs(work)
              .input("b then", FewRows.batchRows(work), "rows a batch")
              .binding("fewer rows than one batch a slot, so every slot gets a smaller batch")
              .nextBest("1: one slot works, the others wait")
              .value(String.valueOf(partitions), stage, span);
      return new Choice((int) partitions, decision);
    }
    if (WorthATask.binds(work)) {
      return weighed(work, stage, span);
    }
    long most = PublishedMaximum.maxPartitions(work);
    long wanted = SeveralBatches.partitions(work);
    long partitions = work.byBatches(false).byBatches(work.rows());
    boolean covered = partitions > wanted;
    Decision decision =
        Explained.of("partitions", covered ? CoverNodes.NAME : SeveralBatches.NAME)
            .inputs(work)
            .input("min rows a partition", PublishedMaximum.minRowsPerPartition(work), "b * C / W")
            .input("max partitions", most, "R / min rows")
            .input("batches a partition", work.batchesPerPartition(partitions), "k")
            .binding(binding(work, covered, partitions, most))
            .nextBest(nextBest(work, partitions, most))
            .value(String.valueOf(partitions), stage, span);
    return new Choice((int) Math.min(partitions, Integer.MAX_VALUE), decision);
  }

  private static Choice weighed(Workload work, int stage, Span span) {
    long partitions = work.byBatches(false).byBatches(work.rows());
    long wanted = work.byBatches(false).unweighed(work.rows());
    boolean windows = WholeWindows.binds(work);
    Explained why =
        Explained.of("partitions", windows ? WholeWindows.NAME : WorthATask.NAME)
            .inputs(work)
            .input("S", work.costs().slots(), "tasks at once")
            .input("work", work.rows() * work.secondsPerRow(), "s of one core");
    if (windows) {
      why.input("window", work.costs().windowRows(), "rows that the model looks at together");
    }
    Decision decision =
        why.input("max partitions", PublishedMaximum.maxPartitions(work), "R / (b * C / W)")
            .input("batches a partition", work.batchesPerPartition(partitions), "k")
            .binding(windows ? WholeWindows.binding(work) : WorthATask.binding(work))
            .nextBest(
                wanted
                    + (windows
                        ? ": what the other rules want, with shorter windows"
                        : ": what the other rules want, costs left aside"))
            .value(String.valueOf(partitions), stage, span);
    return new Choice((int) Math.min(partitions, Integer.MAX_VALUE), decision);
  }

  private static String binding(Workload work, boolean covered, long partitions, long most) {
    boolean weighed = work.byBatches(false).evensOut();
    if (partitions == most && !weighed) {
      return "the published maximum R / (b * C / W)";
    }
    if (partitions > most && !weighed) {
      return "one partition a slot, W * s, where the published maximum would leave some without";
    }
    return covered
        ? (work.varies() ? evened(work) : "P >= W")
        : "k = " + SeveralBatches.BATCHES + " batches a task";
  }

  private static String evened(Workload work) {
    return "P >= " + work.byBatches(false).waves() + " * W * s, because the work of a row varies";
  }

  private static String nextBest(Workload work, long partitions, long most) {
    if (most <= partitions) {
      return "";
    }
    return most
        + " (published maximum): "
        + ragged(work, most)
        + " more batches where cuts are not aligned, here "
        + ragged(work, partitions);
  }

  /** Half a batch a partition is lost on average where partitions end anywhere. */
  private static String ragged(Workload work, long partitions) {
    double batches = work.rows() / work.batchRows();
    return Explained.number(Math.round(1000 * partitions / 2.0 / batches) / 10.0) + " %";
  }
}
