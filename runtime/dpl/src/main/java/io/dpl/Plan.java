package io.dpl;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.Compiled;
import io.dpl.compiler.explain.Mermaid;
import io.dpl.engine.event.RunListener;
import java.util.List;

/** A compiled script; can be started any number of times. */
public final class Plan {

  private final Dpl dpl;
  private final Compiled compiled;
  private final StageGraph graph;

  Plan(Dpl dpl, Compiled compiled) {
    this(dpl, compiled, compiled.graph());
  }

  private Plan(Dpl dpl, Compiled compiled, StageGraph graph) {
    this.dpl = dpl;
    this.compiled = compiled;
    this.graph = graph;
  }

  /**
   * The same plan, which computes what it would write and drops it.
   *
   * <p>Errors: DPL4001 where a pipeline reads what another one writes.
   */
  public Plan withoutWrites() {
    return new Plan(dpl, compiled, Writes.dropped(graph));
  }

  /** What runs, in which pieces. */
  public StageGraph stages() {
    return graph;
  }

  /** Every number that was chosen, with its reason. */
  public List<Decision> decisions() {
    return graph.decisions();
  }

  /** Lint and other warnings, sorted by place. */
  public List<Diagnostic> warnings() {
    return compiled.warnings();
  }

  /** A form of the plan as text. */
  public String explain(Compiled.Form form) {
    return compiled.explain(form);
  }

  /** Its stages and exchanges as a Mermaid flowchart. */
  public String mermaid() {
    return Mermaid.stages(graph);
  }

  /** Starts it; nobody listens. */
  public Job start() {
    return start(RunListener.NONE);
  }

  /** Starts it; the listener hears of stages, tasks and rows, and must not block. */
  public Job start(RunListener listener) {
    if (!dpl.cluster().isSingle()) {
      throw DplException.of(
          PlanCode.NOT_YET,
          Span.NONE,
          "a plan for " + dpl.cluster().nodes().size() + " nodes can be explained and not run",
          "open it without a cluster to run it in this process");
    }
    return new Job(dpl.node().engine().start(graph, listener), graph);
  }
}
