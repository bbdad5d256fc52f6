package io.dpl.compiler.stage;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the stage graph of an optimised plan.
 *
 * <p>Errors: 4xxx where the plan cannot fit in memory or cannot run yet; diagnostics of the
 * connectors that cut the sources.
 */
public final class Stager {

  private final StageContext context;

  public Stager(StageContext context) {
    this.context = context;
  }

  /**
   * Cuts a plan.
   *
   * @param warnings gets what lint finds
   */
  public StageGraph stage(LogicalPlan plan, Diagnostics warnings) {
    Sizes sizes = new Sizes(plan);
    Workloads workloads = new Workloads(context.cluster());
    Decisions decisions = new Decisions();
    Emitter emitter = new Emitter();
    Exchanges exchanges = new Exchanges(emitter, decisions, workloads, warnings);
    ScanStages scans = new ScanStages(context, emitter, decisions, workloads, sizes);
    CallNodes calls = new CallNodes(context.cluster(), emitter, decisions, sizes, warnings);
    StageCutter cutter = new StageCutter(plan, emitter, exchanges, sizes, workloads, scans, calls);
    SinkStages sinks = new SinkStages(emitter, exchanges);
    List<StageDraft> ends = new ArrayList<>();
    for (int i = 0; i < plan.sinks().size(); i++) {
      Sink sink = plan.sinks().get(i);
      Spread spread = Spread.of(sink, plan, context.cluster(), sizes);
      Stream stream = cutter.cut(sink.rel(), Above.NONE, sink.settings(), spread.isWanted());
      spread.decision().ifPresent(why -> decisions.add(why, stream.stage()));
      ends.add(
          sink instanceof Sink.Write write
              ? sinks.write(write, i, stream)
              : sinks.result((Sink.Result) sink, stream));
    }
    Assembly assembly =
        new Assembly(
            exchanges, workloads.nodes(), new ResultsApart(emitter, exchanges).apply(ends));
    List<Stage> stages = assembly.stages();
    List<Exchange> records = assembly.exchanges();
    MemoryPlan memory = new MemoryPlan(context.cluster(), calls.models());
    MemoryPlan.Fit fit = memory.fit(stages, records, assembly.drafts());
    return new StageGraph(
        StageGraph.VERSION,
        fit.stages(),
        records,
        calls.models(),
        new ExchangeCosts(context.cluster())
            .beside(decisions.numbered(assembly::number), stages, records),
        fit.certificate(),
        sinks.results(),
        new Predictions(context.cluster(), records, calls.models())
            .of(fit.stages(), assembly.drafts()));
  }
}
