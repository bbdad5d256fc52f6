package io.dpl.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.PlanCodec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.cluster.Transport.Lane;
import io.dpl.engine.exchange.MissingRowsException;
import io.dpl.engine.kit.LocalStorage;
import io.dpl.engine.kit.NumberRows;
import io.dpl.engine.kit.Plans;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Trouble;
import io.dpl.engine.message.Wire;
import io.dpl.engine.message.WorkerSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeWorkerTest {

  private static final StageGraph PLAN =
      Plans.graph(
          Plans.stage(1, 2, List.of(Plans.numbers(1, 200, 2, "n")), Plans.result(1, 0, true)));

  @TempDir Path temp;

  private NodeWorker worker;

  @BeforeEach
  void open() {
    worker =
        new NodeWorker(
            new WorkerSetup("one", 1, 512L << 20, temp.toString()).encode(),
            new Registry(List.of(), List.of(), List.of(new NumberRows())),
            new LocalStorage());
  }

  @AfterEach
  void close() {
    worker.close();
    assertThat(temp).isEmptyDirectory();
  }

  private Reply ask(Request request) {
    return Wire.reply(worker.dispatch(Lane.WORK, Wire.encode(request), null));
  }

  private static Request.RunTask task(int partition) {
    return new Request.RunTask("r", 1, partition, 1, 2, List.of(), Map.of());
  }

  @Test
  void aTaskGivesRowsThatAreFetched() {
    ask(new Request.OpenRun("r", PlanCodec.encode(PLAN), 1));
    Reply.TaskDone done = (Reply.TaskDone) ask(task(1));
    assertThat(done.rows()).isEqualTo(100);
    assertThat(done.lanes()).hasSize(1).allMatch(lane -> lane.rows() == 100);
    byte[] pack =
        worker.dispatch(Lane.CONTROL, Wire.encode(new Request.Fetch("r", 0, 1, 1, 0, 100)), null);
    assertThat(Wire.checkedPack(pack)).hasSizeGreaterThan(100 * Long.BYTES);
  }

  @Test
  void whatItDoesNotKnowIsMissingAndNoFailureOfTheTask() {
    assertThatThrownBy(() -> ask(task(0))).isInstanceOf(MissingRowsException.class);
  }

  @Test
  void aRunThatIsOverBeforeItOpensStaysOver() {
    ask(new Request.Close("r"));
    assertThatThrownBy(() -> ask(new Request.OpenRun("r", PlanCodec.encode(PLAN), 1)))
        .isInstanceOf(MissingRowsException.class);
    assertThatThrownBy(() -> ask(task(0))).isInstanceOf(MissingRowsException.class);
  }

  @Test
  void aMessageOfAnotherVersionIsAnsweredWithWhatIsWrong() {
    byte[] answer = worker.dispatch(Lane.CONTROL, new byte[] {99, 0, 1, 2}, null);
    assertThat(answer[0]).isEqualTo(Wire.VERSION);
    assertThatThrownBy(() -> Wire.reply(answer))
        .isInstanceOf(Trouble.RemoteException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void diagnosticsArriveAsTheyWere() {
    DplException failure =
        DplException.of(RunCode.CAST_FAILED, Plans.SPAN, "cast failed for 'x'", "Use TRY.");
    assertThatThrownBy(() -> Wire.reply(Wire.encode(Trouble.of(failure))))
        .isInstanceOfSatisfying(
            DplException.class,
            told -> assertThat(told.diagnostics()).isEqualTo(failure.diagnostics()));
  }

  @Test
  void outOfMemoryIsADiagnostic() {
    assertThatThrownBy(() -> Wire.reply(Wire.encode(Trouble.of(new OutOfMemoryError("heap")))))
        .isInstanceOfSatisfying(
            DplException.class,
            told -> assertThat(told.diagnostics().get(0).code()).isEqualTo(RunCode.OUT_OF_MEMORY));
  }
}
