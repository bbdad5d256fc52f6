package io.dpl.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.library.Registry;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.kit.LocalStorage;
import io.dpl.engine.message.WorkerSetup;
import io.dpl.engine.node.WorkerNode;
import io.dpl.engine.worker.NodeWorker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers, of which those that are held come up late or never. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ArrivalTest {

  private static final Registry NOTHING = new Registry(List.of(), List.of(), List.of());

  @TempDir Path temp;

  private final CountDownLatch free = new CountDownLatch(1);
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private WorkerNode driver;
  private ClusterBackend backend;

  private void begin(long startMillis, String... held) {
    driver = new WorkerNode(1, 256L << 20, temp, NOTHING, new LocalStorage());
    LocalTransport transport =
        new LocalTransport(
            Stream.of("one", "two")
                .map(name -> new NodeSpec(name, 1, 0, 256L << 20, 0, Map.of()))
                .toList(),
            setup -> {
              if (List.of(held).contains(WorkerSetup.decode(setup).name())) {
                awaitFree();
              }
              return new NodeWorker(setup, NOTHING, new LocalStorage());
            });
    backend =
        ClusterBackend.begin(
            transport, driver, new ClusterSettings(100, 3, startMillis, temp.toString()));
  }

  private void awaitFree() {
    try {
      free.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    free.countDown();
    backend.close();
    driver.close();
  }

  /** The other one may take its time on a busy machine. */
  private void awaitFirst() throws InterruptedException {
    while (backend.workers().stream().noneMatch(worker -> worker.slots() > 0)) {
      Thread.sleep(10);
    }
  }

  private List<String> notes() {
    return events.stream()
        .filter(RunEvent.Note.class::isInstance)
        .map(event -> ((RunEvent.Note) event).text())
        .toList();
  }

  private void hear(RunEvent event) {
    events.add(event);
    if (event instanceof RunEvent.Note) {
      free.countDown();
    }
  }

  @Test
  void aRunHearsForWhomItWaitsAndHowLongThatTook() throws InterruptedException {
    begin(6000, "two");
    awaitFirst();
    backend.awaitWorkers(this::hear);
    assertThat(notes()).containsExactly("waiting for the worker of two");
    assertThat(events)
        .last()
        .isInstanceOfSatisfying(
            RunEvent.WorkersUp.class,
            up -> {
              assertThat(up.workers()).isEqualTo(2);
              assertThat(up.millis()).isPositive();
            });
    backend.awaitWorkers(this::hear);
    assertThat(events).as("the next run does not wait").hasSize(2);
  }

  @Test
  void aRunGoesOnWithThoseThatCome() throws InterruptedException {
    begin(1200, "two");
    awaitFirst();
    backend.awaitWorkers(events::add);
    assertThat(notes()).last().isEqualTo("going on without the worker of two");
    assertThat(backend.workers())
        .filteredOn(worker -> worker.slots() > 0)
        .extracting(Backend.Worker::name)
        .containsExactly("one");
  }

  @Test
  void whereNoneComesTheNextRunWaitsAnew() throws InterruptedException {
    begin(1200, "one", "two");
    assertThatThrownBy(() -> backend.awaitWorkers(events::add))
        .isInstanceOfSatisfying(
            DplException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.NO_WORKERS));
    free.countDown();
    awaitFirst();
    backend.awaitWorkers(events::add);
    assertThat(events).last().isInstanceOf(RunEvent.WorkersUp.class);
  }
}
