package io.dpl.engine;

import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.Certificate.Part;
import io.dpl.api.plan.Certificate.Use;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.kit.EngineKit;
import io.dpl.engine.memory.Budget;
import io.dpl.engine.memory.Grant;
import io.dpl.engine.memory.RunAllocator;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is wrong ends the run with a code, whichever part it is. */
class CertificateTest {

  private static final long MIB = 1 << 20;

  @TempDir Path temp;

  private static Certificate of(long batches, long query, long tasks) {
    return new Certificate(
        0,
        512 * MIB,
        4 * MIB,
        List.of(
            new Part(Use.BATCHES, "batches", batches, ""),
            new Part(Use.PACKS, "packs", 0, ""),
            new Part(Use.QUERY, "query", query, ""),
            new Part(Use.TASKS, "tasks", tasks, "")));
  }

  private DplException failure(StageGraph graph) {
    try (EngineKit kit = new EngineKit(temp)) {
      return catchThrowableOfType(DplException.class, () -> kit.rows(graph));
    }
  }

  @Test
  void batchesKeepToTheirPart() {
    StageGraph graph =
        graph(stage(1, 1, List.of(numbers(1, 100_000, 1, "n")), result(1, 0, false)));
    DplException e = failure(graph.with(of(1 << 10, 0, 64 * MIB)));
    assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.CERTIFICATE_EXCEEDED);
    assertThat(e.diagnostics().get(0).message()).contains("1 KiB");
    assertThat(failure(graph.with(of(64 * MIB, 0, 64 * MIB)))).isNull();
  }

  @Test
  void duckDbKeepsToItsPart() {
    StageGraph graph =
        graph(
            stage(
                1,
                1,
                List.of(
                    sql(
                        1,
                        List.of(),
                        schema("l STRING[]"),
                        "SELECT list(x) AS l FROM (SELECT repeat('x', 100) || i AS x"
                            + " FROM range(200000) t(i))")),
                result(1, 0, false)));
    DplException e = failure(graph.with(of(128 * MIB, 24 * MIB, 24 * MIB)));
    assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.OUT_OF_MEMORY);
    assertThat(failure(graph.with(of(256 * MIB, 300 * MIB, 300 * MIB)))).isNull();
  }

  @Test
  void aValueLargerThanABatchHasRoomOfItsOwn() {
    Grant grant = Grant.of(of(6 * MIB, 0, 0), new Budget(1 << 30), 1, true);
    try (RootAllocator root = new RootAllocator();
        BufferAllocator run = RunAllocator.of(root, "run", grant)) {
      run.buffer(32 * MIB).close();
      try (ArrowBuf large = run.buffer(32 * MIB);
          ArrowBuf small = run.buffer(4 * MIB)) {
        assertThat(large.capacity() + small.capacity()).isEqualTo(36 * MIB);
      }
    }
  }

  @Test
  void manySmallOnesHaveNone() {
    Grant grant = Grant.of(of(6 * MIB, 0, 0), new Budget(1 << 30), 1, true);
    try (RootAllocator root = new RootAllocator();
        BufferAllocator run = RunAllocator.of(root, "run", grant);
        ArrowBuf first = run.buffer(4 * MIB)) {
      DplException e = catchThrowableOfType(DplException.class, () -> run.buffer(4 * MIB));
      assertThat(first.capacity()).isEqualTo(4 * MIB);
      assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.CERTIFICATE_EXCEEDED);
    }
  }

  @Test
  void aPlanWithoutOneHasTheSharesOfItsNode() {
    Budget budget = new Budget(1 << 30);
    Grant grant = Grant.of(new Certificate(0, 0, List.of()), budget, 2, true);
    assertThat(grant.usesQuery()).isFalse();
    assertThat(grant.taskBytes()).isEqualTo(budget.taskBytes());
    assertThat(grant.arrowBytes()).isEqualTo(budget.arrowBytes());
  }
}
