package io.dpl.engine.cluster;

import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.cluster.Transport.Lane;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.memory.Budget;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import io.dpl.engine.message.WorkerSetup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The workers of a cluster: one a node. Asks them whether they are alive, gives up those that are
 * silent or gone, and starts others in their place. Answers of a worker that was given up are never
 * passed on. Numbers of workers are never used twice. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {

  private static final int REPLACEMENTS = 8;

  /** Workers are waited for silently for this part of the time that they have. */
  private static final int TELL_AFTER = 6;

  private static final int NODES_TOLD = 3;

  /** Hears of workers; called by the thread of the pool, and must not block. */
  interface Listener {
    void onLost(int worker, String why);

    void onReady(int worker, Backend.Worker description);

    void onBeat(int worker, Reply.Alive alive);
  }

  private enum State {
    STARTING,
    READY,
    LOST
  }

  private static final class Member {
    private final int number;
    private final int id;
    private final NodeSpec node;
    private final long startNanos = System.nanoTime();
    private State state = State.STARTING;
    private int missed;
    private boolean asked;

    Member(int number, int id, NodeSpec node) {
      this.number = number;
      this.id = id;
      this.node = node;
    }
  }

  private record Open(Member member, Executor where, Consumer<Answer> then) {}

  private final Transport transport;
  private final ClusterSettings settings;
  private final List<Member> members = new ArrayList<>();
  private final Map<Long, Open> calls = new HashMap<>();
  private final Map<String, Integer> replaced = new HashMap<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private long lastCall;
  private long lastBeatNanos;
  private String whyNot = "";
  private volatile boolean closed;

  WorkerPool(Transport transport, ClusterSettings settings) {
    this.transport = transport;
    this.settings = settings;
    List<NodeSpec> nodes = transport.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      start(i, nodes.get(i));
    }
    this.thread = new Thread(this::pump, "dpl-cluster");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void start(int place, NodeSpec node) {
    WorkerSetup setup =
        new WorkerSetup(node.name(), node.cpus(), node.memoryBytes(), settings.tempFolder());
    int id = transport.start(place, node.cpus(), setup.encode());
    Member member = new Member(members.size(), id, node);
    members.add(member);
    beat(member);
  }

  /**
   * Waits until all workers have answered once, or a part of them in the time that they have.
   *
   * @param listener told for whom it waits if that takes long, and whom it goes on without
   */
  void awaitStart(RunListener listener) {
    long begin = System.nanoTime();
    long limit = settings.startMillis() * 1_000_000;
    if (!await(State.STARTING, false, begin + limit / TELL_AFTER)) {
      listener.on(new RunEvent.Note(0, "waiting for " + missing()));
      await(State.STARTING, false, begin + limit);
    }
    requireOne();
    String missing = missing();
    if (!missing.isEmpty()) {
      listener.on(new RunEvent.Note(0, "going on without " + missing));
    }
  }

  /** Waits until a worker is there. */
  void awaitWorker() {
    await(State.READY, true, System.nanoTime() + settings.startMillis() * 1_000_000);
    requireOne();
  }

  /** Whether there came to be a worker in a state, or none, in that time. */
  private synchronized boolean await(State state, boolean some, long untilNanos) {
    while (members.stream().anyMatch(member -> member.state == state) != some) {
      if (System.nanoTime() >= untilNanos) {
        return false;
      }
      try {
        wait(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private synchronized void requireOne() {
    if (members.stream().noneMatch(member -> member.state == State.READY)) {
      throw DplException.of(
          RunCode.NO_WORKERS,
          Span.NONE,
          "no worker of the cluster came up within "
              + settings.startMillis() / 1000
              + " s"
              + (whyNot.isEmpty() ? "" : ": " + whyNot),
          "Look at the nodes: they need as many free CPUs as they announce, and Java.");
    }
  }

  /** The last workers of nodes that have none, and what keeps a few of them. */
  private String missing() {
    Map<String, Member> last = new LinkedHashMap<>();
    synchronized (this) {
      members.forEach(member -> last.put(member.node.name(), member));
      last.values().removeIf(member -> member.state == State.READY);
    }
    return last.values().stream()
            .limit(NODES_TOLD)
            .map(member -> "the worker of " + member.node.name() + transport.delay(member.id))
            .collect(Collectors.joining("; "))
        + (last.size() > NODES_TOLD ? "; and " + (last.size() - NODES_TOLD) + " more" : "");
  }

  /** All workers that there ever were; those that are not at work have no slots. */
  synchronized List<Backend.Worker> workers() {
    return members.stream().map(WorkerPool::description).toList();
  }

  private static Backend.Worker description(Member member) {
    return new Backend.Worker(
        member.node.name(),
        member.state == State.READY ? member.node.cpus() : 0,
        new Budget(member.node.memoryBytes()).arrowBytes());
  }

  synchronized boolean isReady(int worker) {
    return members.get(worker).state == State.READY;
  }

  /** Name of a worker's node. */
  synchronized String node(int worker) {
    return members.get(worker).node.name();
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  /**
   * Calls a worker. If it is lost before it answers, the listeners hear of that, and {@code then}
   * is never called.
   *
   * @param where {@code then} runs
   * @return the number of the call
   */
  long call(
      int worker,
      Lane lane,
      String name,
      Request request,
      long reference,
      Executor where,
      Consumer<Answer> then) {
    byte[] message = Wire.encode(request);
    synchronized (this) {
      Member member = members.get(worker);
      long call = open(member, where, then);
      if (member.state != State.LOST) {
        transport.call(member.id, lane, call, name, message, reference);
      }
      return call;
    }
  }

  /** As {@link #call}, but the answer stays on the cluster as a reference of the call's number. */
  long keep(
      int worker, Lane lane, String name, Request request, Executor where, Consumer<Answer> then) {
    byte[] message = Wire.encode(request);
    synchronized (this) {
      Member member = members.get(worker);
      long call = open(member, where, then);
      if (member.state != State.LOST) {
        transport.keep(member.id, lane, call, name, message);
      }
      return call;
    }
  }

  private long open(Member member, Executor where, Consumer<Answer> then) {
    long call = ++lastCall;
    if (member.state != State.LOST) {
      calls.put(call, new Open(member, where, then));
    }
    return call;
  }

  void release(long reference) {
    transport.release(reference);
  }

  private void pump() {
    while (!closed) {
      try {
        turn();
      } catch (RuntimeException e) {
        loseAll("the cluster does not answer: " + e.getMessage());
      }
    }
  }

  /** A transport that fails has no workers any more; others are tried as after any loss. */
  private void loseAll(String why) {
    if (closed) {
      return;
    }
    List<Member> all;
    synchronized (this) {
      all = List.copyOf(members);
    }
    for (Member member : all) {
      try {
        lose(member, why);
      } catch (RuntimeException e) {
        continue; // it cannot be replaced now; the scheduler says so if none is left
      }
    }
    try {
      Thread.sleep(settings.beatMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    if (!closed) {
      Answer answer = transport.await(Math.min(100, settings.beatMillis()));
      while (answer != null && !closed) {
        hear(answer);
        answer = transport.await(0);
      }
      long now = System.nanoTime();
      if (now - lastBeatNanos >= settings.beatMillis() * 1_000_000 && !closed) {
        lastBeatNanos = now;
        beat();
      }
    }
  }

  private void hear(Answer answer) {
    Open open;
    synchronized (this) {
      open = calls.remove(answer.call());
    }
    if (open == null) {
      return; // of a worker that was given up
    }
    if (answer instanceof Answer.Lost lost && lost.workerGone()) {
      lose(open.member(), String.valueOf(lost.cause().getMessage()));
    } else {
      open.where().execute(() -> open.then().accept(answer));
    }
  }

  /** Counts those that did not answer, and asks again. */
  private void beat() {
    List<Member> all;
    synchronized (this) {
      all = List.copyOf(members);
    }
    for (Member member : all) {
      if (member.state == State.LOST) {
        continue;
      }
      if (!member.asked) {
        beat(member);
        continue;
      }
      member.missed++;
      boolean up = member.state == State.READY;
      if (up && member.missed >= settings.misses()) {
        lose(member, member.node.name() + " does not answer");
      } else if (!up
          && System.nanoTime() - member.startNanos > settings.startMillis() * 1_000_000) {
        lose(member, member.node.name() + " did not come up");
      }
    }
  }

  private void beat(Member member) {
    member.asked = true;
    call(
        member.number,
        Lane.CONTROL,
        "alive?",
        new Request.Beat(),
        0,
        Runnable::run,
        answer -> heard(member, answer));
  }

  private void heard(Member member, Answer answer) {
    member.asked = false;
    member.missed = 0;
    if (!(answer instanceof Answer.Done done)) {
      return;
    }
    Reply.Alive alive;
    try {
      alive = (Reply.Alive) Wire.reply(done.message());
    } catch (RuntimeException e) {
      lose(member, String.valueOf(e.getMessage()));
      return;
    }
    boolean first;
    synchronized (this) {
      first = member.state == State.STARTING;
      if (first) {
        member.state = State.READY;
        notifyAll();
      }
    }
    for (Listener listener : listeners) {
      if (first) {
        listener.onReady(member.number, description(member));
      }
      listener.onBeat(member.number, alive);
    }
  }

  private void lose(Member member, String why) {
    boolean wasReady;
    synchronized (this) {
      if (member.state == State.LOST) {
        return;
      }
      wasReady = member.state == State.READY;
      if (!wasReady) {
        whyNot = why;
      }
      member.state = State.LOST;
      calls.values().removeIf(open -> open.member() == member);
      notifyAll();
    }
    transport.stop(member.id);
    if (wasReady) {
      listeners.forEach(listener -> listener.onLost(member.number, why));
    }
    replace(member);
  }

  /** Another on the same node, if it is still there and has not lost too many. */
  private void replace(Member lost) {
    List<NodeSpec> nodes = transport.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).name().equals(lost.node.name())
          && replaced.merge(lost.node.name(), 1, Integer::sum) <= REPLACEMENTS
          && !closed) {
        start(i, nodes.get(i));
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    transport.close();
  }
}
