package io.dpl.engine.remote;

import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.kit.Plans.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.EngineKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteRunTest {

  private static final String TOKEN = "the token";

  @TempDir Path temp;

  /** Both sides of a connection in one process. */
  private static final class Pair implements AutoCloseable {

    private final Socket server;
    private final RemoteRunner runner;
    private final Thread thread;

    Pair(Supplier<Runner> opening, String token) throws IOException {
      try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        server = new Socket(port.getInetAddress(), port.getLocalPort());
        Socket client = port.accept();
        thread = new Thread(() -> serve(server, opening, token));
        thread.setDaemon(true);
        thread.start();
        runner =
            new RemoteRunner(
                client.getInputStream(), client.getOutputStream(), client, TOKEN, () -> "farewell");
      }
    }

    private static void serve(Socket socket, Supplier<Runner> opening, String token) {
      try {
        new RunServer(socket.getInputStream(), socket.getOutputStream(), socket, token)
            .serve(opening);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      runner.close();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static StageGraph numbersUpTo(long rows) {
    return graph(stage(1, 2, List.of(numbers(1, rows, 2, "n")), result(1, 0, true)));
  }

  private static RunCode code(Throwable e) {
    return (RunCode) ((DplException) e).diagnostics().get(0).code();
  }

  @Test
  void resultsAndEventsCome() throws IOException {
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, TOKEN)) {
      assertThat(pair.runner.awaitReady(20_000)).isEqualTo(kit.engine().cluster());
      assertThat(pair.runner.cluster().cpus()).isEqualTo(2);
      try (Run run = pair.runner.start(numbersUpTo(5000), events::add)) {
        assertThat(EngineKit.rows(run.result(0))).hasSize(5000).startsWith("0").endsWith("4999");
        assertThat(run.await()).isEmpty();
        assertThat(run.isDone()).isTrue();
      }
      assertThat(events)
          .anyMatch(RunEvent.StageStarted.class::isInstance)
          .anyMatch(RunEvent.TaskFinished.class::isInstance)
          .anyMatch(RunEvent.StageFinished.class::isInstance);
    }
  }

  @Test
  void manifestsCome() throws IOException {
    String out = temp.resolve("out") + "/";
    StageGraph plan =
        graph(
            stage(
                1,
                2,
                List.of(numbers(1, 100, 2, "n")),
                write(1, "PARQUET", out, Output.Mode.ERROR, schema("n BIGINT"))));
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, TOKEN)) {
      pair.runner.awaitReady(20_000);
      try (Run run = pair.runner.start(plan, RunListener.NONE)) {
        assertThat(run.await()).singleElement().satisfies(m -> assertThat(m.rows()).isEqualTo(100));
      }
      assertThatThrownBy(() -> pair.runner.start(plan, RunListener.NONE))
          .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.OUTPUT_EXISTS));
    }
  }

  @Test
  void rowsWaitForTheirReader() throws IOException {
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, TOKEN)) {
      pair.runner.awaitReady(20_000);
      try (Run run = pair.runner.start(numbersUpTo(1L << 40), RunListener.NONE)) {
        BatchReader rows = run.result(0);
        try (VectorSchemaRoot first = rows.next()) {
          assertThat(first.getRowCount()).isPositive();
        }
        assertThat(run.isDone()).isFalse();
        rows.close(); // nobody wants more: it ends
        assertThat(run.await()).isEmpty();
      }
    }
  }

  @Test
  void failuresKeepCodeAndPlace() throws IOException {
    StageGraph plan =
        graph(
            stage(
                1,
                1,
                List.of(
                    sql(
                        1,
                        List.of(),
                        schema("c INTEGER"),
                        "SELECT CAST(a AS INTEGER) AS c FROM (VALUES ('x')) t(a)")),
                result(1, 0, false)));
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, TOKEN)) {
      pair.runner.awaitReady(20_000);
      try (Run run = pair.runner.start(plan, RunListener.NONE)) {
        assertThatThrownBy(() -> EngineKit.rows(run.result(0)))
            .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.CAST_FAILED));
        assertThatThrownBy(run::await)
            .satisfies(
                e -> assertThat(((DplException) e).diagnostics().get(0).span().isKnown()).isTrue());
      }
    }
  }

  @Test
  void cancelEndsIt() throws IOException {
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, TOKEN)) {
      pair.runner.awaitReady(20_000);
      try (Run run = pair.runner.start(numbersUpTo(1L << 40), RunListener.NONE)) {
        run.cancel();
        assertThatThrownBy(run::await)
            .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.CANCELLED));
      }
    }
  }

  @Test
  void aLostServerFailsTheRunWithACode() throws IOException {
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, TOKEN)) {
      pair.runner.awaitReady(20_000);
      try (Run run = pair.runner.start(numbersUpTo(1L << 40), RunListener.NONE)) {
        pair.server.close();
        assertThatThrownBy(run::await)
            .satisfies(
                e -> {
                  assertThat(code(e)).isEqualTo(RunCode.DRIVER_LOST);
                  assertThat(((DplException) e).diagnostics().get(0).help())
                      .anyMatch(line -> line.contains("farewell"));
                });
        assertThatThrownBy(() -> pair.runner.start(numbersUpTo(1), RunListener.NONE))
            .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.DRIVER_LOST));
      }
    }
  }

  @Test
  void aServerThatCannotStartSaysWhy() throws IOException {
    Supplier<Runner> opening =
        () -> {
          throw DplException.of(RunCode.RAY_TOKEN, Span.NONE, "no token", "give one");
        };
    try (Pair pair = new Pair(opening, TOKEN)) {
      assertThatThrownBy(() -> pair.runner.awaitReady(20_000))
          .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.RAY_TOKEN));
    }
  }

  @Test
  void whoeverHasNoTokenIsNotHeard() throws IOException {
    try (EngineKit kit = new EngineKit(temp);
        Pair pair = new Pair(kit::engine, "a guess")) {
      assertThatThrownBy(() -> pair.runner.awaitReady(20_000))
          .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.DRIVER_LOST));
    }
  }

  /** A client whose machine is gone says nothing, and its connection does not end. */
  @Test
  void aSilentClientIsGivenUp() throws Exception {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(port.getInetAddress(), port.getLocalPort());
        Socket server = port.accept();
        EngineKit kit = new EngineKit(temp)) {
      CountDownLatch leaving = new CountDownLatch(1);
      new RunServer(server.getInputStream(), server.getOutputStream(), server, TOKEN, 200)
          .serve(kit::engine, leaving::countDown);
      assertThat(leaving.getCount()).isZero();
      assertThat(client.isClosed()).isFalse();
    }
  }

  @Test
  void aServerThatGivesUpSaysWhy() throws Exception {
    CompletableFuture<RunServer> server = new CompletableFuture<>();
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket one = new Socket(port.getInetAddress(), port.getLocalPort());
        Socket other = port.accept();
        EngineKit kit = new EngineKit(temp);
        RemoteRunner runner =
            new RemoteRunner(
                one.getInputStream(), one.getOutputStream(), one, TOKEN, () -> "farewell")) {
      Thread thread = new Thread(() -> serve(other, kit, server));
      thread.start();
      runner.awaitReady(20_000);
      try (Run run = runner.start(numbersUpTo(1L << 40), RunListener.NONE)) {
        server
            .get()
            .giveUp(DplException.of(RunCode.RAY_HEAD_LOST, Span.NONE, "it is lost", "start it"));
        assertThatThrownBy(run::await)
            .satisfies(e -> assertThat(code(e)).isEqualTo(RunCode.RAY_HEAD_LOST));
      }
      assertThat(runner.isLost()).isTrue();
      thread.join();
    }
  }

  private static void serve(Socket socket, EngineKit kit, CompletableFuture<RunServer> known) {
    try {
      RunServer server =
          new RunServer(socket.getInputStream(), socket.getOutputStream(), socket, TOKEN);
      known.complete(server);
      server.serve(kit::engine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
