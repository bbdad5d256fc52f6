package io.dpl;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.compiler.Changes;
import io.dpl.compiler.CompileContext;
import io.dpl.compiler.Compiler;
import io.dpl.compiler.bind.BindContext;
import io.dpl.compiler.explain.SweepTable;
import io.dpl.compiler.rel.Settings;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.format.Formatter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * A script with values for its parameters. Immutable: {@link #bind} and {@link #then} give new
 * ones.
 */
public final class Pipeline {

  private final Dpl dpl;
  private final Request request;

  Pipeline(Dpl dpl, Request request) {
    this.dpl = dpl;
    this.request = request;
  }

  /**
   * Gives a parameter its value.
   *
   * @param name without the dollar sign
   * @param value Boolean, Number, String, {@code byte[]}, java.time value, List or array of them,
   *     Map for a struct, or null; a String is read by the PARAM's type
   */
  public Pipeline bind(String name, @Nullable Object value) {
    return new Pipeline(dpl, request.with(name, value));
  }

  /**
   * The same script, ended when it runs longer.
   *
   * <p>Errors: DPL5602 out of the job, the rows or the reader then.
   */
  public Pipeline timeout(Duration time) {
    return new Pipeline(dpl, request.within(time));
  }

  /** The same script with more text at its end, for example {@code "| LIMIT 10"}. */
  public Pipeline then(String more) {
    return new Pipeline(dpl, request.then(more));
  }

  /**
   * The same script behind statements that were read before: the LETs, models and parameters of a
   * session. Each keeps the name and the places that diagnostics show.
   *
   * @param declarations in an order in which they can stand in a script
   */
  public Pipeline after(List<Parsed> declarations) {
    return new Pipeline(dpl, request.after(declarations));
  }

  /**
   * The same script over the first rows of each source only.
   *
   * @param rows at least 1
   */
  public Pipeline sample(long rows) {
    return new Pipeline(dpl, request.with(new Changes(rows, request.changes().destination())));
  }

  /**
   * The same script with its results written to files in place of handed to the caller. Planning
   * throws an {@link IllegalArgumentException} if there is no such result.
   *
   * @param format connector name in upper case
   * @param location as of a WRITE; where several results are written a folder that gets one folder
   *     each
   * @param only the number of the one result that is written, from 1; 0 for all
   */
  public Pipeline resultsTo(String format, String location, int only) {
    Changes.Destination to = new Changes.Destination(format, location, only);
    return new Pipeline(
        dpl, request.with(new Changes(request.changes().sampleRows(), Optional.of(to))));
  }

  /**
   * Its canonical layout.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} 1xxx if it is no script.
   */
  public String formatted() {
    return Formatter.format(request.source(), request.text());
  }

  /**
   * Names of the parameters that its text uses or declares, without the dollar sign, in the order
   * in which they stand there first; a question mark has its number, from 1.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} 1xxx if it is no script.
   */
  public List<String> parameters() {
    return ParameterNames.of(request.own().orThrow());
  }

  /**
   * Compiles it.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} with up to 20 diagnostics, sorted by
   * place.
   */
  public Plan plan() {
    Planner.Planned planned = dpl.planner().plan(request);
    return new Plan(dpl, planned.compiled(), planned.graph(), request.timeout());
  }

  /**
   * What it would take on clusters of several sizes, as a table: partitions, batches, pools, time
   * and bottleneck of each stage, node-seconds. Runs nothing.
   *
   * <p>Errors: as of {@link #plan}, but for what some sizes only lack, which the table says.
   *
   * @param node the kind of node: the first of this cluster
   */
  public String sweep(ClusterSpec node, List<Integer> sizes) {
    List<SweepTable.Size> planned = new ArrayList<>();
    for (int nodes : sizes) {
      CompileContext context = new CompileContext(binding(), node.sized(nodes), request.changes());
      try {
        StageGraph graph = Compiler.compile(request.parsed(), context).graph();
        planned.add(new SweepTable.Size(nodes, graph, ""));
      } catch (DplException e) {
        if (!(e.diagnostics().get(0).code() instanceof PlanCode)) {
          throw e;
        }
        planned.add(new SweepTable.Size(nodes, null, e.diagnostics().get(0).code().id()));
      }
    }
    return SweepTable.of(planned);
  }

  /**
   * The columns of its results, found without planning how they are made.
   *
   * <p>Errors: as of {@link #plan}.
   */
  public List<Schema> schemas() {
    return Compiler.results(request.parsed(), binding());
  }

  private BindContext binding() {
    return new BindContext(
        dpl.registry(), dpl.node().probe(), request.values(), System.getenv(), Settings.DEFAULT);
  }

  /** Compiles and starts it. */
  public Job start() {
    return plan().start();
  }

  /** Its rows as records of a class. */
  public <T extends Record> Typed<T> as(Class<T> type) {
    return new Typed<>(this, type);
  }

  /** Compiles and starts it, see {@link Plan#rows()}. */
  public Rows<Row> rows() {
    return plan().rows();
  }

  /** Compiles and starts it, see {@link Plan#arrow}. */
  public ArrowReader arrow(BufferAllocator allocator) {
    return plan().arrow(allocator);
  }

  /** What is wrong with it, and lint; empty for a script in good order. */
  public List<Diagnostic> check() {
    try {
      return plan().warnings();
    } catch (io.dpl.api.diagnostic.DplException e) {
      return e.diagnostics();
    }
  }
}
