package io.dpl.engine.pipeline;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.engine.fragment.ScanSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The scans of a stage with their splits: as planned, or found when the stage starts. */
public final class StageScans {

  private static final List<String> VIRTUAL = List.of("_path", "_row", "_line");
  private static final Split NOTHING = new Split(List.of(), 0, 0);
  private static final int BATCH_ROWS = 65_536;

  /**
   * A scan with its splits.
   *
   * @param deferred whether they were found when the stage started
   * @param first partition that the first split is for
   */
  private record Resolved(ScanForm form, List<Split> splits, boolean deferred, int first) {}

  private final Map<ScanInput, Resolved> scans = new IdentityHashMap<>();
  private final boolean fixed;
  private int partitions;

  private StageScans(int partitions, boolean fixed) {
    this.partitions = partitions;
    this.fixed = fixed;
  }

  /** Describes and cuts what was not there when the plan was made. */
  public static StageScans resolve(Stage stage, Registry registry, Probe probe) {
    return resolve(stage, stage.partitions(), registry, probe);
  }

  /**
   * As {@link #resolve(Stage, Registry, Probe)}, where the number of partitions was decided again.
   */
  public static StageScans resolve(Stage stage, int partitions, Registry registry, Probe probe) {
    List<ScanInput> all = scans(stage);
    boolean receives = stage.nodes().stream().anyMatch(PlanNode.Receive.class::isInstance);
    StageScans found = new StageScans(partitions, receives || all.size() > 1);
    all.forEach(scan -> found.add(scan, registry, probe));
    return found;
  }

  /**
   * The scans of one task whose stage was resolved elsewhere.
   *
   * @param deferred what {@link #deferred} gave for the task
   */
  public static StageScans ofTask(
      Stage stage, int partition, int partitions, List<Split> deferred, Registry registry) {
    StageScans found = new StageScans(partitions, true);
    Iterator<Split> left = deferred.iterator();
    for (ScanInput scan : scans(stage)) {
      boolean cutLate = scan.isDeferred();
      List<Split> splits = cutLate ? List.of(left.next()) : scan.splits();
      ScanInput cut = cutLate ? scan.with(splits) : scan;
      found.put(scan, planned(cut), splits, cutLate ? partition : 0, registry);
    }
    return found;
  }

  private static List<ScanInput> scans(Stage stage) {
    List<ScanInput> all = new ArrayList<>();
    for (PlanNode node : stage.nodes()) {
      if (node instanceof PlanNode.Scan scan) {
        all.add(scan.source());
      } else if (node instanceof PlanNode.Fragment fragment) {
        all.addAll(fragment.scans());
      }
    }
    return all;
  }

  /** The splits of a task that the plan does not have, in the order of its scans. */
  public List<Split> deferred(Stage stage, int partition) {
    List<Split> found = new ArrayList<>();
    for (ScanInput scan : scans(stage)) {
      if (scan.isDeferred()) {
        List<Split> splits = java.util.Objects.requireNonNull(scans.get(scan)).splits();
        found.add(splits.isEmpty() ? NOTHING : splits.get(partition));
      }
    }
    return found;
  }

  /** As many splits as there are partitions, in the same order; some may be empty. */
  private static List<Split> fit(List<Split> splits, int partitions) {
    List<Split> fitted = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      List<Split> some =
          splits.subList(
              (int) ((long) splits.size() * i / partitions),
              (int) ((long) splits.size() * (i + 1) / partitions));
      fitted.add(
          new Split(
              some.stream().flatMap(split -> split.parts().stream()).toList(),
              some.stream().mapToLong(Split::rows).sum(),
              some.stream().mapToLong(Split::bytes).sum()));
    }
    return fitted;
  }

  private void add(ScanInput scan, Registry registry, Probe probe) {
    if (!scan.isDeferred()) {
      put(scan, planned(scan), scan.splits(), 0, registry);
      return;
    }
    Connector connector = connector(scan, registry);
    try {
      SourceDescription description = connector.describe(scan.request(), probe);
      List<Split> splits =
          connector.split(scan.request(), description, scan.columns(), scan.target(), probe);
      if (fixed) { // something else of the stage has a number of partitions already
        splits = fit(splits, partitions);
      }
      partitions = Math.max(1, splits.size());
      put(scan, description, splits, 0, registry);
    } catch (DplException e) {
      throw RowFailure.placed(e, scan.request().span());
    }
  }

  private void put(
      ScanInput scan,
      SourceDescription description,
      List<Split> splits,
      int first,
      Registry registry) {
    try {
      scans.put(
          scan,
          new Resolved(
              connector(scan, registry).scan(scan.request(), description, scan.columns()),
              splits,
              scan.isDeferred(),
              first));
    } catch (DplException e) {
      throw RowFailure.placed(e, scan.request().span());
    }
  }

  private static Connector connector(ScanInput scan, Registry registry) {
    return registry
        .connector(scan.request().format())
        .orElseThrow(() -> new IllegalStateException("no connector " + scan.request().format()));
  }

  /** What the plan still knows of the source. */
  private static SourceDescription planned(ScanInput scan) {
    List<Field> real = new ArrayList<>();
    List<Field> virtual = new ArrayList<>();
    for (Field field : scan.source().fields()) {
      (VIRTUAL.contains(field.name()) ? virtual : real).add(field);
    }
    List<Storage.FileInfo> files =
        scan.splits().stream()
            .flatMap(split -> split.parts().stream())
            .map(Split.Part::path)
            .distinct()
            .map(path -> new Storage.FileInfo(path, 0, 0))
            .toList();
    return new SourceDescription(
        new Schema(real),
        new Schema(virtual),
        files,
        scan.splits().stream().mapToLong(Split::rows).sum(),
        false,
        scan.splits().stream().mapToLong(Split::bytes).sum(),
        Map.of());
  }

  /** Tasks of the stage. */
  public int partitions() {
    return partitions;
  }

  /** The rows of a scan for one task. */
  ScanSource open(ScanInput scan, int partition, RunScope run) {
    Resolved resolved = java.util.Objects.requireNonNull(scans.get(scan));
    Schema schema = scan.schema();
    if (resolved.splits().isEmpty()) {
      return new ScanSource.Stream(new NoRows(), ArrowTypes.schema(schema));
    }
    if (!resolved.deferred() && resolved.splits().size() != partitions) {
      throw new IllegalStateException(
          resolved.splits().size() + " splits in a stage of " + partitions + " partitions");
    }
    Split split = resolved.splits().get(partition - resolved.first());
    if (resolved.deferred() && split.parts().isEmpty()) {
      return new ScanSource.Stream(new NoRows(), ArrowTypes.schema(schema));
    }
    if (resolved.form() instanceof ArrowScan arrow) {
      try {
        BatchReader reader =
            arrow.open(scan.request(), schema, split, BATCH_ROWS, run.batchBytes(), run.context());
        return new ScanSource.Stream(
            new PlacedReader(reader, scan.request().span(), scan.request().format()),
            ArrowTypes.schema(schema));
      } catch (RuntimeException e) {
        throw RowFailure.of(e, scan.request().span(), "READ " + scan.request().format());
      }
    }
    SqlScan sql = (SqlScan) resolved.form();
    return new ScanSource.Sql(
        sql.select(scan.request(), scan.source(), scan.columns(), split),
        located(sql, scan, split));
  }

  private static ScanSource.@Nullable Located located(SqlScan sql, ScanInput scan, Split split) {
    List<String> places = List.of("_path", "_row");
    List<String> columns = new ArrayList<>(scan.columns());
    places.stream().filter(place -> !columns.contains(place)).forEach(columns::add);
    try {
      return new ScanSource.Located(
          sql.select(scan.request(), scan.source(), columns, split), places);
    } catch (RuntimeException e) {
      return null; // the source does not count its rows
    }
  }

  private static final class NoRows implements BatchReader {

    @Override
    public @Nullable VectorSchemaRoot next() {
      return null;
    }

    @Override
    public void close() {}
  }
}
