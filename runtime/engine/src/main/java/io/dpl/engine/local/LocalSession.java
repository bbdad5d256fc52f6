package io.dpl.engine.local;

import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Inbox;
import io.dpl.engine.backend.RunSession;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.exchange.Board;
import io.dpl.engine.exchange.Exchanges;
import io.dpl.engine.exchange.Packs;
import io.dpl.engine.exchange.Results;
import io.dpl.engine.fragment.DuckInstance;
import io.dpl.engine.memory.Grant;
import io.dpl.engine.memory.RunAllocator;
import io.dpl.engine.node.WorkerNode;
import io.dpl.engine.pipeline.Pipeline;
import io.dpl.engine.pipeline.RunScope;
import io.dpl.engine.pipeline.StageScans;
import io.dpl.engine.pipeline.StageTasks;
import io.dpl.engine.pipeline.TaskResult;
import io.dpl.engine.sink.Manifest;
import io.dpl.engine.sink.RunWrites;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** One run in this process: its threads, exchanges, result queues and write targets. */
public final class LocalSession implements RunSession {

  private final StageGraph graph;
  private final Cancellation cancellation;
  private final BufferAllocator allocator;
  private final DuckInstance.Reservation reserved;
  private final Packs packs;
  private final Exchanges exchanges;
  private final RunScope scope;
  private final LocalThreads threads;
  private final Inbox<Signal> signals = new Inbox<>();
  private final Results results;
  private final RunWrites writes;
  private final Map<Integer, StageTasks> stages = new ConcurrentHashMap<>();

  LocalSession(StageGraph graph, WorkerNode node, String id, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
    this.writes = RunWrites.check(graph, node.registry(), id);
    Path temp = node.tempFolder().resolve("run-" + id);
    Grant grant = node.grant(graph);
    this.allocator = RunAllocator.of(node.allocator(), "run-" + id, grant);
    this.reserved = node.ducks().reserve(grant.queryBytes(), grant.taskBytes());
    Board board = new Board(cancellation);
    this.packs = new Packs(allocator, temp.resolve("packs.arrow"), grant.packBytes());
    this.results = new Results(graph, board, packs, grant.queueBytes());
    this.exchanges = new Exchanges(graph, results, board, packs, grant.queueBytes());
    int tasks = graph.stages().stream().mapToInt(Stage::partitions).max().orElse(1);
    this.scope = node.scope(graph, grant, tasks, allocator, temp, exchanges, cancellation);
    this.threads = LocalThreads.of(id, node.threads());
  }

  @Override
  public Results results() {
    return results;
  }

  @Override
  public long spilledBytes() {
    return packs.spilledBytes();
  }

  @Override
  public int prepare(int id) {
    Stage stage = graph.stage(id);
    StageScans scans = StageScans.resolve(stage, scope.registry(), scope.probe());
    results.expect(stage, scans.partitions());
    exchanges.expect(stage, scans.partitions());
    stages.put(id, new StageTasks(stage, scans, writes.prepare(stage)));
    return scans.partitions();
  }

  @Override
  public int place(int stage, int partition) {
    return ANY;
  }

  @Override
  public void submit(int worker, TaskCall call) {
    (call.beside() ? threads.beside() : threads.slots()).execute(() -> run(call));
  }

  private void run(TaskCall call) {
    signals.add(new TaskSignal.Started(call));
    try {
      Pipeline pipeline =
          new Pipeline(
              stages.get(call.stage()),
              call.partition(),
              call.attempt(),
              scope,
              (rows, bytes) -> signals.add(new TaskSignal.Progress(call, rows, bytes)));
      TaskResult result = pipeline.run(threads.beside());
      writes.accept(call.stage(), call.partition(), call.attempt(), result.files());
      signals.add(new TaskSignal.Done(call, result.rows(), result.bytes(), result.events()));
    } catch (RuntimeException e) {
      signals.add(new TaskSignal.Failed(call, e));
    } catch (Throwable e) {
      signals.add(new TaskSignal.Failed(call, new IllegalStateException(e)));
    }
  }

  @Override
  public @Nullable Signal await(long timeoutMillis) {
    return signals.await(timeoutMillis);
  }

  @Override
  public List<Manifest> commit(int id) {
    return writes.commit(id);
  }

  @Override
  public void discard(int stage, int partition) {
    throw new IllegalStateException("nothing in this process is lost and made again");
  }

  @Override
  public void release(int exchange) {
    exchanges.release(exchange);
  }

  @Override
  public void cancel() {
    cancellation.request();
  }

  @Override
  public void interrupt() {
    threads.interrupt();
  }

  @Override
  public void abandonWrites() {
    writes.close();
  }

  @Override
  public void close() {
    threads.close();
    abandonWrites();
    results.close();
    exchanges.close();
    packs.close();
    reserved.close();
    allocator.close();
  }
}
