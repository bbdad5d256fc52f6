package io.dpl.engine.worker;

import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.PlanCodec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.cluster.Dispatcher;
import io.dpl.engine.cluster.Transport;
import io.dpl.engine.exchange.MissingRowsException;
import io.dpl.engine.memory.MemoryUse;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Trouble;
import io.dpl.engine.message.Wire;
import io.dpl.engine.message.WorkerSetup;
import io.dpl.engine.node.WorkerNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The worker of a node: runs tasks of many plans, keeps the rows between them and one session of
 * each model. It knows neither where it runs nor who calls it. Thread-safe.
 */
public final class NodeWorker implements Dispatcher {

  private final WorkerNode node;
  private final Map<String, WorkerRun> runs = new ConcurrentHashMap<>();
  private final Set<WorkerRun> ending = ConcurrentHashMap.newKeySet();
  private final Set<String> over = new HashSet<>();
  private boolean closed;

  /**
   * @param setup an encoded {@link WorkerSetup}
   * @param registry everything that plans name
   */
  public NodeWorker(byte[] setup, Registry registry, Storage storage) {
    WorkerSetup read = WorkerSetup.decode(setup);
    this.node =
        new WorkerNode(
            read.slots(),
            read.memoryBytes(),
            Path.of(
                read.tempFolder().isEmpty()
                    ? System.getProperty("java.io.tmpdir")
                    : read.tempFolder()),
            registry,
            storage);
  }

  @Override
  public byte[] dispatch(Transport.Lane lane, byte[] message, byte @Nullable [] content) {
    try {
      return answer(Wire.request(message), content);
    } catch (Throwable t) { // also errors: without an answer the driver would wait for ever
      return Wire.encode(Trouble.of(t));
    }
  }

  private byte[] answer(Request request, byte @Nullable [] content) {
    if (request instanceof Request.RunTask task) {
      return Wire.encode(run(task.run()).task(task));
    }
    if (request instanceof Request.Take take) {
      return Wire.pack(run(take.run()).take(take));
    }
    if (request instanceof Request.Fetch fetch) {
      return Wire.pack(run(fetch.run()).fetch(fetch));
    }
    if (request instanceof Request.OpenRun open) {
      open(open);
    } else if (request instanceof Request.Receive receive) {
      if (content == null) {
        throw new MissingRowsException("a pack without content");
      }
      run(receive.run()).receive(receive, content);
    } else if (request instanceof Request.Expect expect) {
      run(expect.run()).expect(expect);
    } else if (request instanceof Request.Release release) {
      known(release.run()).forEach(run -> run.release(release.exchange()));
    } else if (request instanceof Request.Cancel cancel) {
      known(cancel.run()).forEach(run -> run.cancel(cancel.interrupts()));
    } else if (request instanceof Request.Close close) {
      end(close.run());
    } else {
      return Wire.encode(alive());
    }
    return Wire.encode(new Reply.Ok());
  }

  /** The last task of it may still be at work; that it opens may be heard only after this. */
  private void end(String id) {
    WorkerRun run;
    synchronized (this) {
      ending.removeIf(WorkerRun::isFreed);
      run = runs.remove(id);
      if (run == null) {
        over.add(id);
      } else {
        ending.add(run);
      }
    }
    if (run != null) {
      run.close();
    }
  }

  private void open(Request.OpenRun open) {
    StageGraph graph = PlanCodec.decode(open.plan());
    synchronized (this) {
      if (closed || over.remove(open.run())) {
        throw new MissingRowsException("the worker or the run ends");
      }
      if (runs.isEmpty()) {
        node.models()
            .keep(graph.models().stream().map(use -> use.key()).collect(Collectors.toSet()));
      }
      runs.computeIfAbsent(
          open.run(), id -> new WorkerRun(id, graph, node, Math.max(1, open.workers())));
    }
  }

  private WorkerRun run(String id) {
    WorkerRun run = runs.get(id);
    if (run == null) {
      throw new MissingRowsException("the run " + id + " is not here");
    }
    return run;
  }

  private List<WorkerRun> known(String id) {
    WorkerRun run = runs.get(id);
    return run == null ? List.of() : List.of(run);
  }

  private Reply.Alive alive() {
    List<Reply.Running> tasks = new ArrayList<>();
    long resting = 0;
    for (WorkerRun run : runs.values()) {
      tasks.addAll(run.running());
      resting += run.restingBytes();
    }
    return new Reply.Alive(tasks, resting, MemoryUse.now().residentBytes());
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    ending.addAll(runs.values());
    runs.clear();
    boolean ended = true;
    for (WorkerRun run : ending) {
      ended &= run.end();
    }
    if (ended) { // otherwise native code hangs: what it uses must stay
      node.close();
    }
  }
}
