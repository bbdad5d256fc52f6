package io.dpl.compiler.stage;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.rel.Unnest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;

/**
 * Walks one logical plan from the leaves up and grows stages. Row-by-row operators stay in the
 * stage of their input; operators that need all rows bring their inputs together ({@link
 * Gathering}) or put exchanges before themselves ({@link Distribution}).
 */
final class StageCutter {

  private final LogicalPlan plan;
  private final Emitter emitter;
  private final Exchanges exchanges;
  private final Sizes sizes;
  private final Workloads workloads;
  private final Gathering gathering;
  private final Distribution distribution;
  private final Subplans subplans;
  private final ScanStages scans;
  private final CallNodes calls;
  private final Map<String, Stream> shared = new HashMap<>();

  StageCutter(
      LogicalPlan plan,
      Emitter emitter,
      Exchanges exchanges,
      Sizes sizes,
      Workloads workloads,
      ScanStages scans,
      CallNodes calls) {
    this.plan = plan;
    this.emitter = emitter;
    this.exchanges = exchanges;
    this.sizes = sizes;
    this.workloads = workloads;
    this.gathering = new Gathering(exchanges);
    this.distribution = new Distribution(exchanges, gathering, workloads, sizes);
    this.subplans = new Subplans(exchanges, gathering);
    this.scans = scans;
    this.calls = calls;
  }

  /**
   * The rows of a plan node.
   *
   * @param above heavy work above it that runs in the same stage
   * @param spread whether operators that need all rows are spread over partitions
   */
  Stream cut(RelNode rel, Above above, Settings settings, boolean spread) {
    Stream stream = dispatch(rel, above, settings, spread);
    Held.in(stream.stage(), rel, sizes);
    return stream.estimated(sizes.rows(rel), sizes.rowBytes(rel));
  }

  private Stream dispatch(RelNode rel, Above above, Settings settings, boolean spread) {
    if (rel instanceof SourceScan scan) {
      return spreadOut(scans.open(scan, above, settings, spread), above, settings);
    }
    if (rel instanceof SharedScan scan) {
      return shared(scan, above, settings, spread);
    }
    if (rel instanceof Values) {
      return new Stream(new StageDraft(), rel, 0, 0, null);
    }
    if (rel instanceof ApplyCall call) {
      return calls.call(call, cut(call.getInput(), above.and(call), settings, spread), settings);
    }
    if (rel instanceof Batch batch) {
      return cut(batch.getInput(), above.and(batch), settings, spread).batched(batch.spec());
    }
    if (rel instanceof Repartition repartition) {
      return repartition(repartition, above, settings, spread);
    }
    if (isRowByRow(rel)) {
      boolean rowsStay = rel instanceof Project;
      Stream input =
          cut(rel.getInput(0), rowsStay ? above : above.andOtherRows(), settings, spread);
      return input.with(rel.copy(rel.getTraitSet(), List.of(input.rel())));
    }
    return whole(rel, above, settings, spread);
  }

  /** An operator that needs all rows, or whose subqueries do. */
  private Stream whole(RelNode rel, Above above, Settings settings, boolean spread) {
    List<Stream> inputs =
        rel.getInputs().stream().map(input -> cut(input, Above.NONE, settings, spread)).toList();
    List<RelNode> plans = Leaves.subqueries(rel).stream().map(each -> each.rel).toList();
    Stream result;
    if (spread && plans.isEmpty()) {
      result = distribution.apply(rel, inputs, settings);
    } else if (spread && subplans.canGoEverywhere(rel, plans)) {
      List<Stream> streams =
          plans.stream().map(plan -> cut(plan, Above.NONE, settings, true)).toList();
      result = subplans.apply(rel, inputs.get(0), streams, settings);
    } else {
      List<Stream> streams =
          plans.stream().map(plan -> cut(plan, Above.NONE, settings, false)).toList();
      result = gathering.apply(rel, inputs, streams);
    }
    return spreadOut(result.estimated(sizes.rows(rel), sizes.rowBytes(rel)), above, settings);
  }

  /** Light rows of few partitions go to every slot before heavy work. */
  private Stream spreadOut(Stream stream, Above above, Settings settings) {
    return workloads.isWorthSpreading(above, stream)
        ? exchanges.spread(stream, above, settings, above.calls().get(above.leading()).span())
        : stream;
  }

  private Stream repartition(Repartition rel, Above above, Settings settings, boolean spread) {
    Stream input = cut(rel.getInput(), Above.NONE, settings, spread);
    if (!above.isHeavy() && !spread) {
      exchanges.elided(rel.spec(), input.stage());
      return input;
    }
    return exchanges.repartition(input, rel.spec(), above, settings);
  }

  /**
   * A plan that several places read: cheap relational ones are computed at each place, inside that
   * place's SQL; others once, as a node that several branches read.
   */
  private Stream shared(SharedScan scan, Above above, Settings settings, boolean spread) {
    LogicalPlan.Shared definition = definition(scan.name());
    if (!definition.forced() && isRelational(definition.rel())) {
      return cut(definition.rel(), above, settings, spread);
    }
    Stream once = shared.get(scan.name());
    if (once == null) {
      once = emitter.emit(cut(definition.rel(), above, settings, spread));
      once.stage().hostsShared = true;
      shared.put(scan.name(), once);
    }
    return once;
  }

  private boolean isRelational(RelNode rel) {
    return !Leaves.any(
        rel,
        node ->
            node instanceof ApplyCall
                || node instanceof Repartition
                || (node instanceof SourceScan scan && scans.isArrow(scan))
                || (node instanceof SharedScan inner
                    && !isRelational(definition(inner.name()).rel())));
  }

  private LogicalPlan.Shared definition(String name) {
    return plan.shared().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether each row can be done without the others. */
  static boolean isRowByRow(RelNode rel) {
    if (Leaves.hasSubquery(rel)) {
      return false;
    }
    return rel instanceof Unnest
        || (rel instanceof Filter filter && !filter.containsOver())
        || (rel instanceof Project project && !project.containsOver());
  }
}
