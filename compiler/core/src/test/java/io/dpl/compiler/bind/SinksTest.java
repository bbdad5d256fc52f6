package io.dpl.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Output;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.rel.Sink;
import io.dpl.compiler.rel.SourceScan;
import org.junit.jupiter.api.Test;

class SinksTest {

  @Test
  void settingsHoldFromTheirPlaceOn() {
    LogicalPlan plan =
        Binding.plan(
            "VALUES (1); SET exchange = 'always'; SET partitions = 4; SET batch_rows = 8;"
                + " VALUES (2); RESET partitions; SET optimizer = 'off'; VALUES (3)");
    assertThat(plan.sinks().stream().map(Sink::settings))
        .containsExactly(
            Settings.DEFAULT, new Settings(true, 4, 8, true), new Settings(true, 0, 8, false));
  }

  @Test
  void aWriteHasWhatTheScriptSays() {
    LogicalPlan plan =
        Binding.plan(
            "READ PARQUET 'orders.parquet' | ORDER BY total | SELECT id, status"
                + " | WRITE PARQUET 'o/' MODE APPEND PARTITION BY (status)"
                + " OPTIONS (compression = 'none')");
    Sink.Write write = (Sink.Write) plan.sinks().get(0);
    assertThat(write.columns()).containsExactly("id", "status");
    assertThat(write.rel().getRowType().getFieldCount()).isEqualTo(3);
    assertThat(write.ordered()).isTrue();
    assertThat(write.mode()).isEqualTo(Output.Mode.APPEND);
    assertThat(write.partitionBy()).containsExactly("status");
    assertThat(write.options()).containsEntry("compression", "none");
  }

  @Test
  void aReadKnowsItsWriter() {
    LogicalPlan plan =
        Binding.plan(
            "VALUES (0); VALUES (1) AS t(a) | WRITE PARQUET 'o/'; READ PARQUET 'o/*.parquet'");
    SourceScan scan = (SourceScan) plan.sinks().get(2).rel();
    assertThat(scan.source().writtenBy()).isEqualTo(1);
    assertThat(scan.source().description().files()).isEmpty();
  }

  @Test
  void explainIsAPlanOfItsOwn() {
    LogicalPlan plan =
        Binding.plan(
            "LET a = VALUES (1) AS t(x);"
                + " EXPLAIN LOGICAL ON CLUSTER (NODES 4, CPUS 16) FROM a | JOIN a AS b ON a.x = b.x;"
                + " VALUES (2)");
    Sink.Explain explain = (Sink.Explain) plan.sinks().get(0);
    assertThat(explain.stage()).isEqualTo("logical");
    assertThat(explain.cluster()).isEqualTo("nodes=4 cpus=16");
    assertThat(explain.inner().sinks()).hasSize(1);
    assertThat(explain.inner().shared()).hasSize(1);
    assertThat(plan.sinks()).hasSize(2);
  }

  @Test
  void resourcesOfApplyComeBeforeThoseOfTheModel() {
    LogicalPlan plan =
        Binding.plan(
            "CREATE MODEL m(text STRING) RETURNS FLOAT[3] USING BUILTIN 'mini'"
                + " WITH (CONCURRENCY (2, 8), BATCH 64, GPUS 0.5, MEMORY '2 GiB');"
                + " READ PARQUET 'stores.parquet' | APPLY m(name) AS v WITH (BATCH 16, CPUS 2)");
    ApplyCall call = (ApplyCall) plan.sinks().get(0).rel();
    CallTarget.Model model = (CallTarget.Model) call.target();
    assertThat(model.batch().rows()).isEqualTo(16);
    assertThat(model.concurrency()).isEqualTo(2);
    assertThat(model.maxConcurrency()).isEqualTo(8);
    assertThat(model.gpus()).isEqualTo(0.5);
    assertThat(model.cpus()).isEqualTo(2);
    assertThat(model.memoryBytes()).isEqualTo(2L << 30);
  }

  @Test
  void repartitionOfAReadStandsInItsSource() {
    LogicalPlan plan = Binding.plan("READ PARQUET 'stores.parquet' REPARTITION 8 | LIMIT 1");
    SourceScan scan = (SourceScan) plan.sinks().get(0).rel().getInput(0);
    assertThat(scan.source().repartition().count()).isEqualTo(8);
  }
}
