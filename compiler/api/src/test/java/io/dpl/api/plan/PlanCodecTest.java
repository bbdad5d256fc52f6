package io.dpl.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanCodecTest {

  @Test
  void aPlanReadsBack() {
    Schema schema = Schema.of(Field.of("v", new DplType.Vector(DplType.Simple.FLOAT, 3)));
    Span span = new Span("a.dpl", 0, 4, 1, 1);
    ScanInput scan =
        new ScanInput(
            "s1",
            new ReadRequest(
                "PARQUET", List.of("a.parquet"), null, Map.of("union_by_name", true), span),
            schema,
            List.of("v"),
            List.of(new Split(List.of(Split.Part.whole("a.parquet")), 10, 120)),
            SplitTarget.ONE);
    PlanNode.Fragment fragment =
        new PlanNode.Fragment(
            1,
            List.of(),
            List.of(scan),
            List.of(new PlanNode.Fragment.Step("q1", "SELECT v FROM s1", span, "s1", List.of())),
            false,
            true,
            schema);
    Stage stage =
        new Stage(
            1,
            "read",
            span,
            List.of(fragment),
            List.of(new Output.Result(1, 0, false, 0, span)),
            1,
            0,
            Stage.Determinacy.DETERMINATE,
            List.of(),
            10,
            120,
            new BarrierRule(
                BarrierRule.Formula.BYTES, 3, 10, 120, true, 2, 4, 64, false, 40, 1, 3));
    Decision decision =
        new Decision(
            "partitions",
            "1",
            "cover",
            List.of(new Decision.Input("rows", "10", "rows")),
            "rows",
            "",
            1,
            span);
    StageGraph graph =
        new StageGraph(
            StageGraph.VERSION,
            List.of(stage),
            List.of(),
            List.of(),
            List.of(decision),
            new Certificate(
                1,
                2,
                4,
                List.of(new Certificate.Part(Certificate.Use.BATCHES, "scan", 3, "because"))),
            List.of(""));
    assertThat(PlanCodec.decode(PlanCodec.encode(graph))).isEqualTo(graph);
  }
}
