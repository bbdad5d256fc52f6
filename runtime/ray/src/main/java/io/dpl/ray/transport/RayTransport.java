package io.dpl.ray.transport;

import io.dpl.api.cluster.NodeSpec;
import io.dpl.engine.backend.Inbox;
import io.dpl.engine.cluster.Transport;
import io.dpl.ray.worker.RayWorker;
import io.ray.api.ActorHandle;
import io.ray.api.ObjectRef;
import io.ray.api.Ray;
import io.ray.api.concurrencygroup.ConcurrencyGroup;
import io.ray.api.concurrencygroup.ConcurrencyGroupBuilder;
import io.ray.api.function.RayFunc2;
import io.ray.api.function.RayFunc3;
import io.ray.api.options.CallOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Workers as long-lived actors, pinned to their nodes. Ray restarts and retries nothing: a lost
 * worker is told, and the scheduler replaces it.
 */
public final class RayTransport implements Transport {

  private static final String WORK = "work";
  private static final String CONTROL = "ctl";
  private static final int CONTROL_CALLS = 4;
  private static final int FETCH_MILLIS = 120_000;

  private final WorkerOptions options;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, Member> workers = new ConcurrentHashMap<>();
  private final Map<Long, ObjectRef<byte[]>> kept = new ConcurrentHashMap<>();
  private final Inbox<Answer> answers = new Inbox<>();
  private final JavaNodes java = new JavaNodes();
  private final OpenCalls calls;
  private final Released released = new Released();
  private volatile List<NodeSpec> known = List.of();

  /** Of this process, which Ray knows as a driver. */
  public RayTransport(WorkerOptions options) {
    this.options = options;
    this.calls = new OpenCalls(answers::add, kept);
  }

  @Override
  public List<NodeSpec> nodes() {
    known = RayNodes.now(java);
    return known;
  }

  /** Addresses of nodes that are left out, since they cannot start Java programs. */
  public List<String> nodesWithoutJava() {
    return java.without();
  }

  @Override
  public int start(int node, int slots, byte[] setup) {
    NodeSpec place = known.get(node);
    int number = numbers.incrementAndGet();
    List<String> jvmOptions = new ArrayList<>(Opens.FLAGS);
    jvmOptions.add("-Xmx" + RayNodes.heapBytes(place) / 1024 + "k");
    jvmOptions.addAll(options.jvmOptions());
    ActorHandle<RayWorker> actor =
        Ray.actor(
                RayWorker::new, options.factory().getName().getBytes(StandardCharsets.UTF_8), setup)
            .setName("dpl worker " + number + " on " + place.name())
            .setResource("CPU", (double) Math.min(slots, place.cpus()))
            .setResource(RayNodes.own(place.name()), RayNodes.PIN)
            .setMaxRestarts(0)
            .setConcurrencyGroups(
                group(WORK, slots, RayWorker::work, RayWorker::workWith),
                group(CONTROL, CONTROL_CALLS, RayWorker::control, RayWorker::controlWith))
            .setJvmOptions(jvmOptions)
            .remote();
    workers.put(
        number, new Member(number, place.name(), actor, options.startMillis(), System.nanoTime()));
    return number;
  }

  private static ConcurrencyGroup group(
      String name,
      int calls,
      RayFunc2<RayWorker, byte[], byte[]> plain,
      RayFunc3<RayWorker, byte[], byte[], byte[]> with) {
    return new ConcurrencyGroupBuilder<RayWorker>()
        .setName(name)
        .setMaxConcurrency(calls)
        .addMethod(plain)
        .addMethod(with)
        .build();
  }

  @Override
  public String delay(int worker) {
    Member member = workers.get(worker);
    return member == null ? "" : Delay.of(member);
  }

  @Override
  public void stop(int worker) {
    Member member = workers.remove(worker);
    if (member != null) {
      calls.lose(member, new IllegalStateException("worker " + worker + " was stopped"));
      kill(member);
    }
  }

  private static void kill(Member member) {
    try {
      member.actor().kill();
    } catch (RuntimeException e) {
      return; // it is gone already
    }
  }

  @Override
  public void call(int worker, Lane lane, long call, String name, byte[] message, long reference) {
    submit(worker, lane, call, name, message, reference, false);
  }

  @Override
  public void keep(int worker, Lane lane, long call, String name, byte[] message) {
    submit(worker, lane, call, name, message, 0, true);
  }

  private void submit(
      int worker, Lane lane, long call, String name, byte[] message, long reference, boolean keep) {
    Member member = workers.get(worker);
    ObjectRef<byte[]> content = reference == 0 ? null : kept.get(reference);
    if (member == null) {
      answers.add(
          new Answer.Lost(call, true, new IllegalStateException("there is no worker " + worker)));
      return;
    }
    if (reference != 0 && content == null) {
      answers.add(
          new Answer.Lost(
              call, false, new IllegalStateException("there is no reference " + reference)));
      return;
    }
    try {
      calls.add(new OpenCall(call, member, send(member, lane, name, message, content), keep));
    } catch (RuntimeException e) {
      answers.add(Losses.of(call, e));
    }
  }

  @SuppressWarnings("unchecked")
  private static ObjectRef<byte[]> send(
      Member member, Lane lane, String name, byte[] message, @Nullable ObjectRef<byte[]> content) {
    boolean work = lane == Lane.WORK;
    CallOptions how =
        new CallOptions.Builder()
            .setName(name)
            .setConcurrencyGroupName(work ? WORK : CONTROL)
            .build();
    if (content == null) {
      RayFunc2<RayWorker, byte[], byte[]> method = work ? RayWorker::work : RayWorker::control;
      return Ray.internal().callActor(member.actor(), method, new Object[] {message}, how);
    }
    RayFunc3<RayWorker, byte[], byte[], byte[]> method =
        work ? RayWorker::workWith : RayWorker::controlWith;
    return Ray.internal().callActor(member.actor(), method, new Object[] {message, content}, how);
  }

  @Override
  public byte[] fetch(long reference) {
    ObjectRef<byte[]> content = kept.get(reference);
    if (content == null) {
      throw new IllegalStateException("there is no reference " + reference);
    }
    return content.get(FETCH_MILLIS);
  }

  @Override
  public void release(long reference) {
    ObjectRef<byte[]> content = kept.remove(reference);
    if (content != null) {
      released.add(content);
    }
  }

  @Override
  public @Nullable Answer await(long timeoutMillis) {
    return answers.await(timeoutMillis);
  }

  @Override
  public void close() {
    workers.keySet().forEach(this::stop);
    calls.close();
    kept.clear();
  }
}
