package io.dpl.engine.kit;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Plans as the compiler would make them, by hand. */
public final class Plans {

  public static final Span SPAN = new Span("test.dpl", 3, 9, 1, 4);

  private Plans() {}

  /** A schema such as {@code schema("a INTEGER", "v FLOAT[3]")}. */
  public static Schema schema(String... fields) {
    return new Schema(
        java.util.Arrays.stream(fields)
            .map(
                text ->
                    Field.of(
                        text.substring(0, text.indexOf(' ')),
                        DplType.parse(text.substring(text.indexOf(' ') + 1))))
            .toList());
  }

  public static Span span(int line) {
    return new Span("test.dpl", line * 10, line * 10 + 5, line, 1);
  }

  /** Numbers 0 .. rows - 1 from Java, in splits of equal size. */
  public static PlanNode.Scan numbers(int id, long rows, int splits, String... columns) {
    Schema schema =
        schema(java.util.Arrays.stream(columns).map(c -> c + " BIGINT").toArray(String[]::new));
    List<Split> cut =
        IntStream.range(0, splits)
            .mapToObj(
                i ->
                    new Split(
                        List.of(new Split.Part("", rows * i / splits, rows * (i + 1) / splits)),
                        rows / splits,
                        8 * rows / splits))
            .toList();
    return new PlanNode.Scan(
        id,
        new ScanInput("", read("NUMBERS", "x"), schema, schema.names(), cut, SplitTarget.ONE),
        schema);
  }

  public static ReadRequest read(String format, String... locations) {
    return new ReadRequest(format, List.of(locations), null, Map.of(), span(1));
  }

  /** A scan of files by DuckDB, one split per file. */
  public static ScanInput files(String name, String format, Schema schema, String... paths) {
    return new ScanInput(
        name,
        read(format, paths),
        schema,
        schema.names(),
        java.util.Arrays.stream(paths)
            .map(path -> new Split(List.of(Split.Part.whole(path)), 0, 0))
            .toList(),
        SplitTarget.ONE);
  }

  /** A fragment of steps {@code q1}, {@code q2} ... over inputs {@code i1}, {@code i2} ... */
  public static Fragment sql(int id, List<Integer> inputs, Schema schema, String... steps) {
    return sql(id, inputs, List.of(), schema, steps);
  }

  public static Fragment sql(
      int id, List<Integer> inputs, List<ScanInput> scans, Schema schema, String... steps) {
    List<Fragment.Input> named = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      named.add(new Fragment.Input("i" + (i + 1), inputs.get(i)));
    }
    List<Fragment.Step> list = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      list.add(new Fragment.Step("q" + (i + 1), steps[i], span(i + 2), "", List.of()));
    }
    return new Fragment(id, named, scans, list, false, inputs.isEmpty(), schema);
  }

  public static Output.Result result(int node, int number, boolean ordered) {
    return new Output.Result(node, number, ordered, 0, SPAN);
  }

  public static Output.Write write(
      int node, String format, String location, Output.Mode mode, Schema schema) {
    return new Output.Write(
        node, format, location, mode, List.of(), schema.names(), Map.of(), false, 100, SPAN);
  }

  public static Stage stage(int id, int partitions, List<PlanNode> nodes, Output... outputs) {
    return stage(id, partitions, List.of(), nodes, outputs);
  }

  public static Stage stage(
      int id, int partitions, List<Integer> after, List<PlanNode> nodes, Output... outputs) {
    return new Stage(
        id,
        "stage " + id,
        SPAN,
        nodes,
        List.of(outputs),
        partitions,
        0,
        Stage.Determinacy.DETERMINATE,
        after,
        0,
        0);
  }

  public static Exchange exchange(
      int id,
      Exchange.Kind kind,
      int partitions,
      boolean pipelined,
      Schema schema,
      String... keys) {
    return new Exchange(id, kind, List.of(keys), partitions, pipelined, 1, schema, 0, 0);
  }

  public static StageGraph graph(Stage... stages) {
    return graph(List.of(), List.of(), stages);
  }

  public static StageGraph graph(List<Exchange> exchanges, List<ModelUse> models, Stage... stages) {
    long results =
        java.util.Arrays.stream(stages)
            .flatMap(stage -> stage.outputs().stream())
            .filter(Output.Result.class::isInstance)
            .count();
    return new StageGraph(
        StageGraph.VERSION,
        List.of(stages),
        exchanges,
        models,
        List.of(),
        new Certificate(0, 0, List.of()),
        java.util.Collections.nCopies((int) results, ""));
  }

  /** The doubling model. */
  public static ModelUse doubling(int batchRows, int windowRows) {
    Field in = Field.of("n", DplType.Simple.BIGINT);
    Field out = Field.of("twice", DplType.Simple.BIGINT);
    return new ModelUse(
        "double",
        new ModelDeclaration("double", List.of(in), List.of(out), "TEST", "x", Map.of(), SPAN),
        new ModelSignature(
            List.of(in),
            List.of(out),
            io.dpl.api.function.Traits.PURE,
            new io.dpl.api.function.Cost(0, 8, 1),
            0,
            0,
            batchRows,
            windowRows),
        0);
  }
}
