package io.dpl.engine.worker;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.exchange.Inventory;
import io.dpl.engine.exchange.LaneKey;
import io.dpl.engine.exchange.PackStore;
import io.dpl.engine.exchange.Packs;
import io.dpl.engine.exchange.Senders;
import io.dpl.engine.fragment.DuckInstance;
import io.dpl.engine.memory.Grant;
import io.dpl.engine.memory.RunAllocator;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import io.dpl.engine.node.WorkerNode;
import io.dpl.engine.pipeline.Pipeline;
import io.dpl.engine.pipeline.RunScope;
import io.dpl.engine.pipeline.StageScans;
import io.dpl.engine.pipeline.StageTasks;
import io.dpl.engine.pipeline.TaskResult;
import io.dpl.engine.sink.RunWrites;
import io.dpl.engine.sink.StagedWrite;
import io.dpl.engine.sink.TaskFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.arrow.memory.BufferAllocator;

/** A run at one worker: its tasks, and the rows that rest between them. Thread-safe. */
final class WorkerRun {

  private static final long PATIENCE_MILLIS = 20_000;
  private static final long FETCH_BYTES = 16L << 20;

  private static final Request.RunTask NO_TASK =
      new Request.RunTask("", 0, 0, 0, 0, List.of(), Map.of());

  private final StageGraph graph;
  private final WorkerNode node;
  private final Cancellation cancellation = new Cancellation();
  private final BufferAllocator allocator;
  private final DuckInstance.Reservation reserved;
  private final Packs packs;
  private final PackStore store;
  private final Senders senders;
  private final RunScope scope;
  private final ExecutorService side;
  private final Map<WorkerTask, Thread> tasks = new ConcurrentHashMap<>();
  private int busy;
  private boolean closed;
  private boolean freed;

  WorkerRun(String id, StageGraph graph, WorkerNode node, int workers) {
    this.graph = graph;
    this.node = node;
    Path temp = node.tempFolder().resolve("run-" + id);
    Grant grant = node.grant(graph);
    this.allocator = RunAllocator.of(node.allocator(), "run-" + id, grant);
    this.reserved = node.ducks().reserve(grant.queryBytes(), grant.taskBytes());
    this.packs = new Packs(allocator, temp.resolve("packs.arrow"), grant.packBytes());
    this.store = new PackStore(packs);
    this.senders = new Senders(graph);
    int most = graph.stages().stream().mapToInt(Stage::partitions).max().orElse(1);
    int share = (most + workers - 1) / workers;
    this.scope =
        node.scope(
            graph,
            grant,
            share,
            allocator,
            temp,
            new WorkerPorts(graph, store, senders, new WorkerTask(NO_TASK)),
            cancellation);
    this.side =
        Executors.newCachedThreadPool(
            action -> {
              Thread thread = new Thread(action, "dpl-" + id + "-side");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs a task to its end. */
  Reply.TaskDone task(Request.RunTask ask) {
    WorkerTask task = new WorkerTask(ask);
    enter();
    Runnable end = task.cancellation()::request;
    try {
      tasks.put(task, Thread.currentThread());
      cancellation.onRequest(end);
      Stage stage = graph.stage(ask.stage());
      Map<Output.Write, StagedWrite> writes = writes(stage, ask);
      StageTasks prepared =
          new StageTasks(
              stage,
              StageScans.ofTask(
                  stage, ask.partition(), ask.partitions(), ask.splits(), node.registry()),
              writes);
      TaskResult result =
          new Pipeline(
                  prepared,
                  ask.partition(),
                  ask.attempt(),
                  scope.of(task.cancellation(), new WorkerPorts(graph, store, senders, task)),
                  task::progress)
              .run(side);
      Map<Integer, TaskFiles> files = new HashMap<>();
      result
          .files()
          .forEach((write, written) -> files.put(stage.outputs().indexOf(write), written));
      return new Reply.TaskDone(
          result.rows(),
          result.bytes(),
          files,
          task.manifests(),
          packs.spilledBytes(),
          result.events());
    } finally {
      cancellation.forget(end);
      tasks.remove(task);
      Thread.interrupted(); // a wish to end is for the task, not for what the thread does next
      leave();
    }
  }

  private Map<Output.Write, StagedWrite> writes(Stage stage, Request.RunTask ask) {
    Map<Output.Write, StagedWrite> writes = new HashMap<>();
    ask.staging()
        .forEach(
            (place, folder) -> {
              Output.Write write = (Output.Write) stage.outputs().get(place);
              writes.put(
                  write,
                  new StagedWrite(
                      write,
                      RunWrites.form(write, node.registry()),
                      stage.node(write.node()).schema().select(write.columns()),
                      Path.of(folder)));
            });
    return writes;
  }

  byte[] take(Request.Take take) {
    enter();
    try {
      List<PackStore.Wanted> wanted = new ArrayList<>();
      for (Request.Lane lane : take.lanes()) {
        wanted.add(
            new PackStore.Wanted(
                new LaneKey(lane.sender(), lane.partition(), lane.attempt()),
                lane.from(),
                lane.to()));
      }
      return store.take(
          take.exchange(),
          wanted,
          take.from(),
          take.to(),
          graph.exchange(take.exchange()).kind().isKeyed(),
          take.part(),
          take.parts(),
          take.compressed());
    } finally {
      leave();
    }
  }

  byte[] fetch(Request.Fetch fetch) {
    enter();
    try {
      return store.fetch(
          Senders.ofResult(fetch.result()),
          new LaneKey(0, fetch.partition(), fetch.attempt()),
          fetch.from(),
          fetch.to(),
          FETCH_BYTES);
    } finally {
      leave();
    }
  }

  void receive(Request.Receive receive, byte[] content) {
    enter();
    try {
      store.receive(receive.exchange(), Wire.checkedPack(content), Wire.PACK_OFFSET);
    } finally {
      leave();
    }
  }

  void expect(Request.Expect expect) {
    enter();
    try {
      expected(expect);
    } finally {
      leave();
    }
  }

  private void expected(Request.Expect expect) {
    store.expect(
        graph.exchange(expect.exchange()),
        new Inventory(
            expect.exchange(),
            expect.partitions(),
            expect.from(),
            expect.to(),
            expect.buckets(),
            expect.lanes().stream()
                .map(
                    lane ->
                        new Inventory.LaneRows(
                            lane.sender(),
                            lane.partition(),
                            lane.attempt(),
                            lane.rows(),
                            lane.here()))
                .toList()));
  }

  /** Counts as work: otherwise a close beside it would find memory that it is just freeing. */
  void release(int exchange) {
    enter();
    try {
      store.release(exchange);
    } finally {
      leave();
    }
  }

  void cancel(boolean interrupts) {
    cancellation.request();
    if (interrupts) {
      tasks.values().forEach(Thread::interrupt);
      side.shutdownNow().forEach(Runnable::run);
    }
  }

  List<Reply.Running> running() {
    return tasks.keySet().stream().map(WorkerTask::running).toList();
  }

  long restingBytes() {
    return store.bytes();
  }

  private synchronized void enter() {
    if (closed) {
      throw new io.dpl.engine.event.CancelledException();
    }
    busy++;
  }

  private void leave() {
    boolean last;
    synchronized (this) {
      busy--;
      last = closed && busy == 0;
      notifyAll();
    }
    if (last) {
      free();
    }
  }

  /** Ends its tasks; frees everything when the last has ended. */
  void close() {
    cancellation.request();
    boolean idle;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      idle = busy == 0;
    }
    if (idle) {
      free();
    }
  }

  /** As close, but waits; whether all has ended. */
  boolean end() {
    close();
    cancel(true);
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    synchronized (this) {
      while (!freed) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  private void free() {
    side.shutdown();
    try {
      store.close();
      packs.close();
      reserved.close();
      allocator.close();
    } finally {
      synchronized (this) {
        freed = true;
        notifyAll();
      }
    }
  }

  /** Whether nothing of it is left. */
  synchronized boolean isFreed() {
    return freed;
  }
}
