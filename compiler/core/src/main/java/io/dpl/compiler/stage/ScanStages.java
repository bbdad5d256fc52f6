package io.dpl.compiler.stage;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.rel.Source;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.scale.AlignCuts;
import io.dpl.compiler.scale.CoalesceFiles;
import io.dpl.compiler.scale.Explained;
import io.dpl.compiler.scale.HeavySplits;
import io.dpl.compiler.scale.PartitionChooser;
import io.dpl.compiler.scale.TargetBytes;
import io.dpl.compiler.scale.Workload;
import java.util.List;

/**
 * Starts a stage with a scan and decides how the source is cut.
 *
 * <p>Heavy work above a scan of heavy rows: formula 2, large splits. Heavy work above a scan of
 * light rows: formula 1, as for REPARTITION AUTO. No heavy work: one split that DuckDB reads with
 * all threads, or splits by size where the plan is spread.
 */
final class ScanStages {

  private static final double HEAVY_ROW_BYTES = 4096;

  private final StageContext context;
  private final Emitter emitter;
  private final Decisions decisions;
  private final Workloads workloads;
  private final Sizes sizes;

  ScanStages(
      StageContext context,
      Emitter emitter,
      Decisions decisions,
      Workloads workloads,
      Sizes sizes) {
    this.context = context;
    this.emitter = emitter;
    this.decisions = decisions;
    this.workloads = workloads;
    this.sizes = sizes;
  }

  /** Whether Java reads these columns of the source, and not DuckDB. */
  boolean isArrow(SourceScan scan) {
    Source source = scan.source();
    return source.connector().scan(source.request(), source.description(), scan.columns())
        instanceof ArrowScan;
  }

  /** A new stage that reads the source. */
  Stream open(SourceScan scan, Above above, Settings settings, boolean spread) {
    Source source = scan.source();
    StageDraft stage = new StageDraft();
    Emitter.place(stage, source.request().span());
    SplitTarget target = target(scan, above, settings, spread, stage);
    boolean deferred = source.writtenBy() >= 0;
    if (deferred && target.splits() == 1) {
      target = SplitTarget.ONE; // operators above may stay in place because there is one
    }
    List<Split> splits =
        deferred
            ? List.of()
            : source
                .connector()
                .split(
                    source.request(),
                    source.description(),
                    scan.columns(),
                    target,
                    context.probe());
    if (splits.isEmpty() && !deferred) {
      splits = List.of(new Split(List.of(), 0, 0));
    }
    stage.partitions = deferred ? target.splits() : splits.size();
    List<Storage.FileInfo> files = source.description().files();
    if (files.size() > 1 && splits.size() > 1) {
      long bytes = files.stream().mapToLong(Storage.FileInfo::sizeBytes).sum();
      decisions.add(
          CoalesceFiles.decision(files.size(), bytes, splits.size(), source.request().span()),
          stage);
    }
    if (deferred) {
      stage.afterSinks.add(source.writtenBy());
    }
    stage.works.add("read " + source.request().format().toLowerCase(java.util.Locale.ROOT));
    emitter.cut(scan, new Emitter.Cut(splits, target));
    Stream stream = new Stream(stage, scan, sizes.rows(scan), sizes.rowBytes(scan), null);
    return isArrow(scan) ? stream.with(arrow(stage, scan)) : stream;
  }

  private StageLeaf arrow(StageDraft stage, SourceScan scan) {
    PlanNode.Scan node =
        new PlanNode.Scan(
            emitter.nextNode(),
            emitter.scanInput("", scan),
            scan.source().columns().select(scan.columns()));
    return emitter.add(stage, scan, node);
  }

  private SplitTarget target(
      SourceScan scan, Above above, Settings settings, boolean spread, StageDraft stage) {
    RepartitionSpec clause = scan.source().repartition();
    if (!above.isHeavy() && !spread) {
      return SplitTarget.ONE;
    }
    double rows = sizes.rows(scan);
    double rowBytes = sizes.rowBytes(scan);
    Workload work = workloads.of(above, rows, rowBytes);
    if (settings.partitions() > 0
        || (clause != null && clause.kind() == RepartitionSpec.Kind.COUNT)) {
      int count = settings.partitions() > 0 ? settings.partitions() : clause.count();
      String by = settings.partitions() > 0 ? "SET partitions" : "the script";
      return decided(
          count,
          1,
          stage,
          Explained.of("splits", "as-written").binding("a number the user wrote is kept: " + by),
          scan);
    }
    if (clause != null && clause.kind() == RepartitionSpec.Kind.TARGET) {
      return bySize(work, clause.targetBytes(), stage, scan);
    }
    if (!above.isHeavy()) {
      return bySize(work, TargetBytes.DEFAULT_BYTES, stage, scan);
    }
    if (isHeavy(scan, rowBytes)) {
      Explained why =
          Explained.of("splits", HeavySplits.NAME)
              .inputs(work)
              .input("bytes", rows * rowBytes, "of the columns read")
              .binding(
                  "heavy rows stay where they are: splits of 1 GiB, and one a slot while a split has 64 MiB")
              .nextBest("more splits start more tasks and hold no less memory: a batch bounds it");
      int splits = (int) HeavySplits.splits(rows * rowBytes, work);
      return decided(
          splits,
          HeavySplits.SPLIT_BYTES,
          AlignCuts.alignRows(rows, work.batchRows(), splits, above.isAligned()),
          stage,
          why,
          scan);
    }
    PartitionChooser.Choice choice =
        PartitionChooser.choose(work, 0, scan.source().request().span());
    Decision chosen = choice.decision();
    decisions.add(
        new Decision(
            "splits",
            chosen.value(),
            chosen.rule(),
            chosen.inputs(),
            chosen.binding(),
            chosen.nextBest(),
            0,
            chosen.span()),
        stage);
    return new SplitTarget(
        choice.partitions(),
        Long.MAX_VALUE,
        AlignCuts.alignRows(rows, work.batchRows(), choice.partitions(), above.isAligned()));
  }

  private SplitTarget bySize(Workload work, long bytes, StageDraft stage, SourceScan scan) {
    Explained why =
        Explained.of("splits", TargetBytes.NAME)
            .inputs(work)
            .input("target", bytes, "bytes a split")
            .binding("R * w / target, and a split a slot");
    return decided((int) TargetBytes.partitions(work, bytes), 1, stage, why, scan);
  }

  private SplitTarget decided(
      int splits, long align, StageDraft stage, Explained why, SourceScan scan) {
    return decided(splits, Long.MAX_VALUE, align, stage, why, scan);
  }

  private SplitTarget decided(
      int splits, long bytes, long align, StageDraft stage, Explained why, SourceScan scan) {
    decisions.add(why.value(String.valueOf(splits), 0, scan.source().request().span()), stage);
    return new SplitTarget(splits, bytes, align);
  }

  private static boolean isHeavy(SourceScan scan, double rowBytes) {
    return rowBytes >= HEAVY_ROW_BYTES
        || scan.source().columns().select(scan.columns()).fields().stream()
            .map(Field::type)
            .anyMatch(type -> type.isHeavy());
  }
}
