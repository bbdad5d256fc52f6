package io.dpl.api.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;

/**
 * An operator of a stage's body. Ids are unique in their stage; {@code input} names another node of
 * it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PlanNode.Scan.class, name = "scan"),
  @JsonSubTypes.Type(value = PlanNode.Receive.class, name = "receive"),
  @JsonSubTypes.Type(value = PlanNode.Fragment.class, name = "fragment"),
  @JsonSubTypes.Type(value = PlanNode.Call.class, name = "call"),
  @JsonSubTypes.Type(value = PlanNode.Model.class, name = "model"),
  @JsonSubTypes.Type(value = PlanNode.Select.class, name = "select"),
  @JsonSubTypes.Type(value = PlanNode.Batch.class, name = "batch")
})
public sealed interface PlanNode {

  int id();

  /** Columns out. */
  Schema schema();

  /** A source that Java reads into Arrow batches ({@link io.dpl.api.connector.ArrowScan}). */
  record Scan(int id, ScanInput source, Schema schema) implements PlanNode {}

  /**
   * The rows that an exchange holds for this partition, in the order of the producing partitions.
   */
  record Receive(int id, int exchange, Schema schema) implements PlanNode {}

  /**
   * A stretch of relational operators as SQL of DuckDB.
   *
   * <p>The query is {@code WITH <scan names> AS (...), <step names> AS (...) SELECT * FROM <last
   * step>}; a step reads scans, inputs and earlier steps by name. Inputs are registered as Arrow
   * streams, each read exactly once.
   *
   * @param inputs other nodes by the name that the SQL uses
   * @param scans sources by the name that the SQL uses; their SELECT comes from the connector for
   *     the split
   * @param ordered the order of the rows out matters: a single stream, insertion order preserved
   * @param alone it is the whole relational work of its stage and may use all threads of the node
   *     ({@code query} instance); otherwise it runs beside other tasks on the single-threaded
   *     {@code task} instance
   */
  record Fragment(
      int id,
      List<Input> inputs,
      List<ScanInput> scans,
      List<Step> steps,
      boolean ordered,
      boolean alone,
      Schema schema)
      implements PlanNode {

    /** The same with other steps. */
    public Fragment with(List<Step> other) {
      return new Fragment(id, inputs, scans, other, ordered, alone, schema);
    }

    /** Another node as a table. */
    public record Input(String name, int node) {}

    /**
     * One operator of the script.
     *
     * @param sql a SELECT without trailing semicolon
     * @param span the operator in the script
     * @param from name of the scan, input or step whose rows the fallible expressions see; empty
     *     where it has none
     * @param fallible expressions of it that some values make fail
     */
    public record Step(String name, String sql, Span span, String from, List<Fallible> fallible) {}

    /**
     * An expression that some values make fail: a cast, an integer division, an overflow.
     *
     * @param sql the expression, over the columns of the step's {@code from}
     * @param arguments its arguments as SQL; NULL where one is NULL is no failure
     * @param span its place in the script
     * @param what for the message: {@code "cast to INTEGER"}
     */
    public record Fallible(String sql, List<String> arguments, Span span, String what) {}
  }

  /**
   * A heavy function, row by row; adds one column.
   *
   * @param arguments names of input columns
   * @param options constant options, defaults filled in
   * @param guard name of a BOOLEAN input column: only its TRUE rows are computed, others give NULL;
   *     empty for all rows
   */
  record Call(
      int id,
      int input,
      String function,
      List<String> arguments,
      Map<String, Object> options,
      String guard,
      Field output,
      Span span,
      Schema schema)
      implements PlanNode {}

  /**
   * A model call; adds its output columns.
   *
   * @param model key in {@link StageGraph#models()}
   * @param batchRows most rows of one run of the model; where BATCH AUTO starts
   * @param mostRows most rows to which BATCH AUTO may grow while it runs, as the certificate counts
   *     them; 0 for a batch that is fixed
   * @param guard as in {@link Call}
   */
  record Model(
      int id,
      int input,
      String model,
      List<String> arguments,
      int batchRows,
      int mostRows,
      String guard,
      List<Field> outputs,
      Span span,
      Schema schema)
      implements PlanNode {

    /** A model whose batch is fixed. */
    public Model(
        int id,
        int input,
        String model,
        List<String> arguments,
        int batchRows,
        String guard,
        List<Field> outputs,
        Span span,
        Schema schema) {
      this(id, input, model, arguments, batchRows, 0, guard, outputs, span, schema);
    }

    /** The same with other batches. */
    public Model withBatches(int rows, int most) {
      return new Model(id, input, model, arguments, rows, most, guard, outputs, span, schema);
    }

    /** Whether its batch changes while it runs. */
    public boolean isAuto() {
      return mostRows > 0;
    }

    /** Rows of the largest run that it may make. */
    public int largestRows() {
      return Math.max(batchRows, mostRows);
    }
  }

  /**
   * Keeps, reorders and renames columns without copying them: column i of the schema is the input's
   * column {@code columns[i]}.
   *
   * @param columns names of input columns; the rest is let go at once, which is how heavy columns
   *     die at their last use
   */
  record Select(int id, int input, List<String> columns, Schema schema) implements PlanNode {
    public Select {
      columns = List.copyOf(columns);
    }
  }

  /**
   * BATCH: bounds the batches from here on.
   *
   * @param rows most rows, 0 for no bound
   * @param bytes most bytes, 0 for no bound
   */
  record Batch(int id, int input, int rows, long bytes, Schema schema) implements PlanNode {}
}
