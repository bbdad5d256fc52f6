package io.dpl;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.compiler.Compiled;
import io.dpl.engine.event.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A compiled script; can be started any number of times. */
public final class Plan {

  private final Dpl dpl;
  private final Compiled compiled;
  private final StageGraph graph;
  private final Optional<Duration> timeout;

  Plan(Dpl dpl, Compiled compiled, StageGraph graph, Optional<Duration> timeout) {
    this.dpl = dpl;
    this.compiled = compiled;
    this.graph = graph;
    this.timeout = timeout;
  }

  /**
   * The same plan, which computes what it would write and drops it.
   *
   * <p>Errors: DPL4001 where a pipeline reads what another one writes.
   */
  public Plan withoutWrites() {
    return new Plan(dpl, compiled, Writes.dropped(graph), timeout);
  }

  /**
   * The same plan, whose models run with the batches that it says from beginning to end: BATCH AUTO
   * tries no others.
   */
  public Plan withFixedBatches() {
    return new Plan(dpl, compiled, OtherBatches.of(graph), timeout);
  }

  /**
   * The same plan, whose models run with batches of several sizes, written or not, so that {@link
   * Calibration#with} learns what a run costs whatever its rows.
   */
  public Plan withTriedBatches() {
    return new Plan(dpl, compiled, OtherBatches.tried(graph), timeout);
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

  Compiled compiled() {
    return compiled;
  }

  /** A form of the plan as text. */
  public String explain(Compiled.Form form) {
    return compiled.explain(form);
  }

  /** Its stages and exchanges as a Mermaid flowchart. */
  public String mermaid() {
    return compiled.mermaid(Compiled.Form.STAGES);
  }

  /** Its stages, or the workers with their calls and references, as a Mermaid flowchart. */
  public String mermaid(Compiled.Form form) {
    return compiled.mermaid(form);
  }

  /** Its stages, decisions and memory as one HTML page that loads nothing. */
  public String html() {
    return compiled.html(graph, Optional.empty());
  }

  /** The same with what a run of it did beside what was predicted. */
  public String html(Measurement run) {
    return compiled.html(graph, Optional.of(run.measured()));
  }

  /** Number of results: pipelines that do not end in WRITE. */
  public int results() {
    return graph.results().size();
  }

  /** Columns of a result, from 0 in the order of the script. */
  public Schema schema(int result) {
    for (Stage stage : graph.stages()) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Result found && found.result() == result) {
          Schema all = stage.node(found.node()).schema();
          return new Schema(all.fields().subList(0, all.fields().size() - found.hidden()));
        }
      }
    }
    throw new IndexOutOfBoundsException("no result " + result);
  }

  /** The number of the only result; DPL3141 where there is none or more. */
  int onlyResult() {
    if (results() != 1) {
      throw DplException.of(
          TypeCode.RESULT_COUNT,
          Span.NONE,
          "the script has " + results() + " results",
          "start() it and take job.result(0) and so on");
    }
    return 0;
  }

  /**
   * Starts it and gives the rows of its only result.
   *
   * <p>Errors: DPL3141 where there is none or more.
   */
  public Rows<Row> rows() {
    int result = onlyResult();
    return start().owned(result, Row.decoder(schema(result)));
  }

  /**
   * Starts it and gives the rows of its only result as records.
   *
   * <p>Errors: DPL3141 where there is none or more, DPL3140 where the columns do not fit.
   */
  public <T extends Record> Rows<T> rows(Class<T> type) {
    var decoder = RecordRows.of(this, type);
    return start().owned(0, decoder);
  }

  /**
   * Starts it and gives the batches of its only result.
   *
   * <p>Errors: DPL3141 where there is none or more; {@link DplException} 5xxx out of the reader.
   *
   * @param allocator where the batches are made; the caller's
   */
  public ArrowReader arrow(BufferAllocator allocator) {
    int result = onlyResult();
    return start().owned(result, allocator);
  }

  /** Starts it; nobody listens. */
  public Job start() {
    return start(RunListener.NONE);
  }

  /** Starts it; the listener hears of stages, tasks and rows, and must not block. */
  public Job start(RunListener listener) {
    if (dpl.isOnCluster()) {
      dpl.own().checkCanTravel(graph);
      Observers observers = new Observers(listener);
      return new Job(
          dpl.runner().start(now(), observers), graph, observers, timeout.map(Deadline::new));
    }
    if (!dpl.cluster().isSingle()) {
      throw DplException.of(
          PlanCode.NOT_YET,
          Span.NONE,
          "a plan for " + dpl.cluster().nodes().size() + " nodes can be explained and not run",
          "open it without a cluster to run it in this process");
    }
    return startHere(listener);
  }

  /**
   * Starts it in this process, whatever cluster it was made for: the stages and exchanges of a plan
   * for several nodes, one after the other on this one.
   */
  public Job startHere(RunListener listener) {
    Observers observers = new Observers(listener);
    return new Job(
        dpl.node().engine().start(now(), observers), graph, observers, timeout.map(Deadline::new));
  }

  /** The plan with the time of its start. */
  private StageGraph now() {
    return new RunInstant(Instant.now()).bind(graph);
  }
}
