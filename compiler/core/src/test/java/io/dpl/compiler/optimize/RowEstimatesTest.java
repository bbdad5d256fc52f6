package io.dpl.compiler.optimize;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.Unnest;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Test;

class RowEstimatesTest {

  private final Plans p = new Plans();
  private final RelNode rows =
      p.source("rows", "PARQUET", 1000, "k BIGINT, s STRING, v FLOAT[4], xs BIGINT[]");
  private final RowEstimates estimates = new RowEstimates(List.of());

  private RexNode field(RelNode rel, int i) {
    return p.rex.makeInputRef(rel, i);
  }

  @Test
  void typesGiveBytes() {
    assertThat(estimates.columnBytes(rows, 0)).isEqualTo(8);
    assertThat(estimates.columnBytes(rows, 1)).isEqualTo(32);
    assertThat(estimates.columnBytes(rows, 2)).isEqualTo(16);
    assertThat(estimates.columnBytes(rows, 3)).isEqualTo(80);
    assertThat(estimates.rowBytes(rows)).isEqualTo(136);
    assertThat(estimates.bytes(rows)).isEqualTo(136_000);
  }

  @Test
  void callsDeclareTheirBytesAndKeepTheRows() {
    RelNode model = p.model(rows, "embed", "v FLOAT[384]", 1);
    assertThat(estimates.rows(model)).isEqualTo(1000);
    assertThat(estimates.columnBytes(model, 4)).isEqualTo(1536);
    assertThat(estimates.columnBytes(model, 1)).isEqualTo(32);
    RelNode decoded = p.heavy(rows, "DECODE", "BLOB", 1);
    assertThat(estimates.columnBytes(decoded, 4)).isEqualTo(1_000_000);
    RelNode files = p.source("files", "FILES", 10, "path STRING");
    RelNode read = p.heavy(p.heavy(files, "X", "BLOB", 0), "READ_TEXT", "STRING", 0);
    assertThat(estimates.columnBytes(read, 2)).isEqualTo(1_000_000);
  }

  @Test
  void operatorsChangeTheNumberOfRows() {
    RexNode equal = p.call(EQUALS, field(rows, 0), p.literal(1, "BIGINT"));
    assertThat(estimates.rows(LogicalFilter.create(rows, equal))).isEqualTo(100);
    RexNode both = p.call(AND, equal, p.call(IS_NOT_NULL, field(rows, 1)));
    assertThat(estimates.rows(LogicalFilter.create(rows, both))).isCloseTo(90, within(1e-9));
    assertThat(estimates.rows(p.builder().push(rows).limit(990, 30).build())).isEqualTo(10);
    RelBuilder builder = p.builder().push(rows);
    assertThat(estimates.rows(builder.aggregate(builder.groupKey(0)).build())).isEqualTo(100);
    RelNode unnest =
        Unnest.create(rows, List.of(3), List.of(p.column("x", "BIGINT")), false, false, Span.NONE);
    assertThat(estimates.rows(unnest)).isEqualTo(10_000);
    assertThat(estimates.rows(p.builder().push(rows).push(rows).union(true).build()))
        .isEqualTo(2000);
  }

  @Test
  void joinsGiveTheirLargerSide() {
    RelNode small = p.source("small", "PARQUET", 10, "k BIGINT");
    RelBuilder builder = p.builder().push(rows).push(small);
    RexNode equal = p.call(EQUALS, builder.field(2, 0, 0), builder.field(2, 1, 0));
    assertThat(estimates.rows(builder.join(JoinRelType.INNER, equal).build())).isEqualTo(1000);
    RelNode semi = p.builder().push(rows).push(small).join(JoinRelType.SEMI, equal).build();
    assertThat(estimates.rows(semi)).isEqualTo(500);
    RelNode cross = p.builder().push(rows).push(small).join(JoinRelType.INNER).build();
    assertThat(estimates.rows(cross)).isEqualTo(10_000);
  }

  @Test
  void sharedPlansAreLookedThrough() {
    RelNode scan = SharedScan.create(p.cluster, "a", rows.getRowType(), 1);
    RowEstimates known = new RowEstimates(List.of(new LogicalPlan.Shared("a", rows, false)));
    assertThat(known.rows(scan)).isEqualTo(1000);
    assertThat(known.rowBytes(scan)).isEqualTo(136);
    assertThat(estimates.rows(scan)).isEqualTo(1);
  }
}
