package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Output;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;

/**
 * Where a pipeline ends.
 *
 * <p>A live order is a LogicalSort on top of {@code rel}; its keys that the script does not show
 * are the last columns of {@code rel}, behind the {@code columns} shown.
 */
public sealed interface Sink {

  RelNode rel();

  /** Names of the columns shown or written; {@code rel} may have more behind them. */
  List<String> columns();

  /** Whether the order of rows is live. */
  boolean ordered();

  Settings settings();

  Span span();

  /** The same sink over another plan. */
  Sink with(RelNode other);

  /**
   * A result for the caller.
   *
   * @param name heading, empty for none
   */
  record Result(
      RelNode rel, List<String> columns, boolean ordered, String name, Settings settings, Span span)
      implements Sink {
    @Override
    public Sink with(RelNode other) {
      return new Result(other, columns, ordered, name, settings, span);
    }
  }

  /**
   * A WRITE.
   *
   * @param format connector name in upper case
   * @param partitionBy names of columns
   */
  record Write(
      RelNode rel,
      List<String> columns,
      boolean ordered,
      String format,
      String location,
      Output.Mode mode,
      List<String> partitionBy,
      Map<String, Object> options,
      Settings settings,
      Span span)
      implements Sink {
    @Override
    public Sink with(RelNode other) {
      return new Write(
          other, columns, ordered, format, location, mode, partitionBy, options, settings, span);
    }
  }

  /**
   * An EXPLAIN: a result with one STRING column {@code plan}, whose rows are known only when the
   * inner plan is staged; the compiler replaces it by a {@link Result} then.
   *
   * @param rel an empty VALUES with the column, until then
   * @param inner what is explained
   * @param cluster text of ON CLUSTER as {@code nodes=4 cpus=16}, empty for the cluster of the
   *     compile
   * @param stage logical, optimized or stages
   */
  record Explain(
      RelNode rel, LogicalPlan inner, String cluster, String stage, Settings settings, Span span)
      implements Sink {
    @Override
    public List<String> columns() {
      return List.of("plan");
    }

    @Override
    public boolean ordered() {
      return false;
    }

    @Override
    public Sink with(RelNode other) {
      return new Explain(other, inner, cluster, stage, settings, span);
    }
  }
}
