package io.dpl.engine.cluster;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanCodec;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.Inbox;
import io.dpl.engine.backend.RunSession;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.backend.WorkerSignal;
import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.exchange.Board;
import io.dpl.engine.exchange.LaneManifest;
import io.dpl.engine.exchange.MissingRowsException;
import io.dpl.engine.exchange.Packs;
import io.dpl.engine.exchange.Results;
import io.dpl.engine.exchange.Senders;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import io.dpl.engine.node.WorkerNode;
import io.dpl.engine.pipeline.StageScans;
import io.dpl.engine.schedule.Unsettled;
import io.dpl.engine.sink.Manifest;
import io.dpl.engine.sink.RunWrites;
import io.dpl.engine.sink.StagedWrite;
import io.dpl.engine.sink.TaskFiles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * One plan on the workers of a cluster. All that it does happens on the thread that awaits signals:
 * answers and news of workers queue up for it.
 */
public final class ClusterSession implements RunSession, WorkerPool.Listener {

  private static final long STEP_MILLIS = 20;
  private static final long CANCEL_NANOS = 1_500_000_000L;

  /** A task that was submitted and has given no signal of its end. */
  private static final class Task {
    private final TaskCall call;
    private final int worker;
    private boolean sent;

    Task(TaskCall call, int worker) {
      this.call = call;
      this.worker = worker;
    }
  }

  private final StageGraph graph;
  private final WorkerNode driver;
  private final WorkerPool pool;
  private final String run;
  private final Cancellation cancellation;
  private final BufferAllocator allocator;
  private final Packs packs;
  private final Results results;
  private final RunWrites writes;
  private final Senders senders;
  private final Set<Integer> unsettled;
  private final Crew crew;
  private final Shipping shipping;
  private final ResultFetch fetches;
  private final Map<Integer, Book> books = new LinkedHashMap<>();
  private final Map<Integer, StageState> stages = new HashMap<>();
  private final Map<TaskCall, Task> tasks = new LinkedHashMap<>();
  private final Map<Integer, Long> spilled = new ConcurrentHashMap<>();
  private final Inbox<Runnable> events = new Inbox<>();
  private final Deque<Signal> signals = new ArrayDeque<>();
  private long cancelledNanos;
  private boolean closed;

  ClusterSession(
      StageGraph graph, WorkerNode driver, WorkerPool pool, String run, Cancellation cancellation) {
    this.graph = graph;
    this.driver = driver;
    this.pool = pool;
    this.run = run;
    this.cancellation = cancellation;
    this.writes = RunWrites.check(graph, driver.registry(), run);
    Path temp = driver.tempFolder().resolve("run-" + run);
    this.allocator = driver.allocator().newChildAllocator("run-" + run, 0, Long.MAX_VALUE);
    Board board = new Board(cancellation);
    this.packs = new Packs(allocator, temp.resolve("results.arrow"), driver.budget().packBytes());
    this.results = new Results(graph, board, packs, driver.budget().queueBytes());
    this.senders = new Senders(graph);
    this.unsettled = Unsettled.stages(graph);
    pool.add(this); // before it is asked who is there: nobody is missed
    this.crew = new Crew(pool, run, PlanCodec.encode(graph), events::add);
    Seats seats = crew.seats();
    for (Exchange exchange : graph.exchanges()) {
      books.put(exchange.id(), new Book(exchange, senders.of(exchange.id()), seats));
    }
    this.shipping = new Shipping(run, pool, crew, events::add, this::run, this::lost, this::fail);
    this.fetches =
        new ResultFetch(
            run,
            allocator,
            (worker, fetch, then) ->
                crew.ask(worker, run + " result " + fetch.result(), fetch, then));
  }

  @Override
  public Results results() {
    return results;
  }

  @Override
  public long spilledBytes() {
    return packs.spilledBytes() + spilled.values().stream().mapToLong(bytes -> bytes).sum();
  }

  @Override
  public int prepare(int id) {
    Stage stage = graph.stage(id);
    List<Book> received = new ArrayList<>();
    for (PlanNode node : stage.nodes()) {
      if (node instanceof PlanNode.Receive receive) {
        received.add(books.get(receive.exchange()));
      }
    }
    int partitions = new Barrier(stage, received).partitions();
    StageScans scans = StageScans.resolve(stage, partitions, driver.registry(), driver);
    Map<Integer, String> staging = new HashMap<>();
    Map<Output.Write, StagedWrite> staged = writes.prepare(stage);
    for (int i = 0; i < stage.outputs().size(); i++) {
      Output output = stage.outputs().get(i);
      if (output instanceof Output.Write write) {
        staging.put(i, staged.get(write).folder().toString());
      } else if (output instanceof Output.Send send) {
        books.get(send.exchange()).expect(senders.position(send, stage, i), scans.partitions());
      }
    }
    results.expect(stage, scans.partitions());
    stages.put(
        id, new StageState(stage, scans.partitions(), scans, received, staging, new BitSet()));
    return scans.partitions();
  }

  @Override
  public int place(int stage, int partition) {
    return shipping.place(stages.get(stage), partition);
  }

  @Override
  public void submit(int worker, TaskCall call) {
    Task task = new Task(call, worker);
    tasks.put(call, task);
    if (cancelledNanos != 0) {
      end(call, new TaskSignal.Failed(call, new CancelledException()));
    } else if (!crew.isThere(worker)) {
      end(call, new TaskSignal.Lost(call, new IllegalStateException("its worker is gone")));
    } else {
      crew.open(worker, failure -> opened(task, failure));
    }
  }

  private void opened(Task task, @Nullable RuntimeException failure) {
    if (failure != null) {
      end(task.call, new TaskSignal.Failed(task.call, failure));
    } else if (tasks.get(task.call) == task) {
      shipping.bring(stages.get(task.call.stage()), task.call, task.worker);
    }
  }

  /** All that a task needs is at its worker. */
  private void run(TaskCall call) {
    Task task = tasks.get(call);
    if (task == null || task.sent) {
      return;
    }
    task.sent = true;
    StageState state = stages.get(call.stage());
    signals.add(new TaskSignal.Started(call));
    crew.work(
        task.worker,
        shown(state.stage(), call),
        new Request.RunTask(
            run,
            call.stage(),
            call.partition(),
            call.attempt(),
            state.partitions(),
            state.scans().deferred(state.stage(), call.partition()),
            state.staging()),
        answer -> hear(task, answer));
  }

  private void hear(Task task, Answer answer) {
    TaskCall call = task.call;
    if (tasks.get(call) != task) {
      return; // it was given up
    }
    try {
      if (answer instanceof Answer.Lost lost) {
        end(call, new TaskSignal.Lost(call, lost.cause()));
        return;
      }
      Reply reply = Wire.reply(((Answer.Done) answer).message());
      done(task, (Reply.TaskDone) reply);
    } catch (MissingRowsException e) {
      shipping.doubt(call, task.worker);
      end(call, new TaskSignal.Lost(call, e));
    } catch (RuntimeException e) {
      end(call, new TaskSignal.Failed(call, e));
    }
  }

  private void done(Task task, Reply.TaskDone done) {
    TaskCall call = task.call;
    spilled.merge(task.worker, done.spilledBytes(), Math::max);
    StageState state = stages.get(call.stage());
    Map<Output.Write, TaskFiles> files = new HashMap<>();
    done.files()
        .forEach(
            (place, written) ->
                files.put((Output.Write) state.stage().outputs().get(place), written));
    int[] left = {1};
    Shipment.Waiter one =
        failure -> {
          if (tasks.get(call) != task) {
            return;
          }
          if (failure != null) {
            end(call, new TaskSignal.Lost(call, failure));
          } else if (--left[0] == 0) {
            writes.accept(call.stage(), call.partition(), call.attempt(), files);
            state.done().set(call.partition());
            end(call, new TaskSignal.Done(call, done.rows(), done.bytes(), done.events()));
          }
        };
    for (LaneManifest lane : done.lanes()) {
      if (lane.exchange() >= 0) {
        books.get(lane.exchange()).add(lane, task.worker);
      } else {
        left[0]++;
        int result = Senders.ofResult(lane.exchange());
        fetches.add(
            result,
            call.partition(),
            call.attempt(),
            task.worker,
            lane.rows(),
            state.stage().determinacy(),
            unsettled.contains(call.stage()),
            results.get(result),
            one::arrived);
      }
    }
    one.arrived(null);
  }

  private void end(TaskCall call, TaskSignal signal) {
    if (tasks.remove(call) != null) {
      shipping.forget(call);
      signals.add(signal);
    }
  }

  /** Rows of finished tasks are gone and still needed. */
  private void lost(Map<Integer, List<Integer>> partitions, List<TaskCall> waiting) {
    RuntimeException cause = new IllegalStateException("rows that it takes are gone");
    waiting.forEach(call -> end(call, new TaskSignal.Lost(call, cause)));
    partitions.forEach(
        (stage, list) -> {
          list.forEach(stages.get(stage).done()::clear);
          signals.add(new WorkerSignal.OutputLost(stage, list));
        });
  }

  private void fail(List<TaskCall> calls, RuntimeException failure) {
    for (TaskCall call : calls) {
      end(
          call,
          failure instanceof MissingRowsException
              ? new TaskSignal.Lost(call, failure)
              : new TaskSignal.Failed(call, failure));
    }
  }

  @Override
  public @Nullable Signal await(long timeoutMillis) {
    long until = System.nanoTime() + timeoutMillis * 1_000_000;
    while (signals.isEmpty()) {
      long left = (until - System.nanoTime()) / 1_000_000;
      Runnable event = events.await(Math.min(left, STEP_MILLIS));
      while (event != null) {
        event.run();
        event = events.await(0);
      }
      fetches.advance();
      endCancelled();
      if (left <= 0) {
        break;
      }
    }
    return signals.poll();
  }

  /** Tasks whose workers do not say that they have ended are not waited for. */
  private void endCancelled() {
    if (cancelledNanos != 0 && System.nanoTime() - cancelledNanos > CANCEL_NANOS) {
      for (TaskCall call : List.copyOf(tasks.keySet())) {
        end(call, new TaskSignal.Failed(call, new CancelledException()));
      }
    }
  }

  @Override
  public List<Manifest> commit(int stage) {
    List<Manifest> manifests = writes.commit(stage);
    for (Output output : graph.stage(stage).outputs()) {
      if (output instanceof Output.Result result) {
        fetches.show(result.result());
        crew.tellAll(new Request.Release(run, Senders.ofResult(result.result())));
      }
    }
    return manifests;
  }

  @Override
  public boolean holdsResults(int stage) {
    return unsettled.contains(stage);
  }

  @Override
  public void discard(int stage, int partition) {
    StageState state = stages.get(stage);
    state.done().clear(partition);
    writes.discard(stage, partition);
    for (int i = 0; i < state.stage().outputs().size(); i++) {
      if (state.stage().outputs().get(i) instanceof Output.Send send) {
        Book book = books.get(send.exchange());
        book.remove(senders.position(send, state.stage(), i), partition);
        shipping.changed(book);
      } else if (state.stage().outputs().get(i) instanceof Output.Result result) {
        fetches.takeBack(result.result(), partition);
      }
    }
  }

  @Override
  public void release(int exchange) {
    shipping.release(books.get(exchange));
    crew.tellAll(new Request.Release(run, exchange));
  }

  @Override
  public void cancel() {
    cancellation.request();
    events.add(
        () -> {
          if (cancelledNanos == 0) {
            cancelledNanos = System.nanoTime();
            crew.tellAll(new Request.Cancel(run, false));
            for (Task task : List.copyOf(tasks.values())) {
              if (!task.sent) {
                end(task.call, new TaskSignal.Failed(task.call, new CancelledException()));
              }
            }
          }
        });
  }

  @Override
  public void interrupt() {
    events.add(() -> crew.tellAll(new Request.Cancel(run, true)));
  }

  @Override
  public void abandonWrites() {
    writes.close();
  }

  @Override
  public void onLost(int worker, String why) {
    events.add(() -> loseWorker(worker, why));
  }

  private void loseWorker(int worker, String why) {
    if (closed || !crew.lose(worker)) {
      return;
    }
    signals.add(new WorkerSignal.WorkerLost(worker, why));
    RuntimeException cause = new IllegalStateException("worker " + worker + " was lost: " + why);
    fetches.forget(worker);
    for (Task task : List.copyOf(tasks.values())) {
      if (task.worker == worker) {
        end(task.call, new TaskSignal.Lost(task.call, cause));
      }
    }
    shipping.lose(worker, books.values(), stages);
  }

  @Override
  public void onReady(int worker, Backend.Worker description) {
    events.add(
        () -> {
          if (!closed && crew.join(worker)) {
            signals.add(new WorkerSignal.WorkerReady(worker, description));
          }
        });
  }

  @Override
  public void onBeat(int worker, Reply.Alive alive) {
    for (Reply.Running each : alive.tasks()) {
      if (each.run().equals(run)) {
        TaskCall call = new TaskCall(each.stage(), each.partition(), each.attempt(), false);
        events.add(
            () -> {
              if (tasks.containsKey(call)) {
                signals.add(new TaskSignal.Progress(call, each.rows(), each.bytes()));
              }
            });
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    pool.remove(this);
    crew.tellAll(new Request.Close(run));
    fetches.close();
    books.values().forEach(shipping::release);
    writes.close();
    results.close();
    packs.close();
    allocator.close();
  }

  /** A task for those who look at the cluster: script, stage, partition. */
  private static String shown(Stage stage, TaskCall call) {
    String source = stage.span().source();
    return (source.isEmpty() ? "" : source + ": ") + stage.name() + " [" + call.partition() + "]";
  }
}
