package io.dpl.engine.cluster;

import io.dpl.api.cluster.NodeSpec;
import io.dpl.engine.backend.Inbox;
import io.dpl.engine.exchange.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster inside this process: workers are objects with threads, messages are encoded as they are
 * elsewhere. Faults can be made to happen: a worker killed or frozen, a reference dropped; a killed
 * or frozen worker goes on working where nobody hears it, as a zombie does.
 */
public final class LocalTransport implements Transport {

  /** A call as it is sent. */
  public record Sent(int worker, Lane lane, String name, byte[] message, long reference) {}

  private final List<NodeSpec> nodes;
  private final Dispatcher.Factory factory;
  private final Inbox<Answer> answers = new Inbox<>();
  private final Map<Integer, LocalWorker> workers = new ConcurrentHashMap<>();
  private final Map<Long, byte[]> references = new ConcurrentHashMap<>();
  private final AtomicInteger started = new AtomicInteger();
  private volatile Consumer<Sent> watcher = sent -> {};

  public LocalTransport(List<NodeSpec> nodes, Dispatcher.Factory factory) {
    this.nodes = List.copyOf(nodes);
    this.factory = factory;
  }

  /** Hears of each call before the worker does; may make faults happen. */
  public void watch(Consumer<Sent> hears) {
    watcher = hears;
  }

  @Override
  public List<NodeSpec> nodes() {
    return nodes;
  }

  @Override
  public int start(int node, int slots, byte[] setup) {
    int number = started.incrementAndGet();
    workers.put(number, new LocalWorker(number, slots, () -> factory.make(setup), answers::add));
    return number;
  }

  @Override
  public void stop(int worker) {
    LocalWorker found = workers.get(worker);
    if (found != null) {
      found.stop("it was stopped");
    }
  }

  /** Ends a worker as a crash does. */
  public void kill(int worker) {
    LocalWorker found = workers.get(worker);
    if (found != null) {
      found.stop("it was killed");
    }
  }

  /** Lets a worker answer nothing any more, until {@link #thaw}. */
  public void freeze(int worker) {
    workers.get(worker).freeze();
  }

  /** Lets a frozen worker answer, all that it did not say in between first. */
  public void thaw(int worker) {
    workers.get(worker).thaw();
  }

  /** Loses the content of a reference. */
  public void drop(long reference) {
    references.remove(reference);
  }

  /** References that are there. */
  public List<Long> references() {
    return List.copyOf(references.keySet());
  }

  /** Workers that were not stopped or killed. */
  public List<Integer> running() {
    return workers.entrySet().stream()
        .filter(each -> !each.getValue().isStopped())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public void call(int worker, Lane lane, long call, String name, byte[] message, long reference) {
    watcher.accept(new Sent(worker, lane, name, message, reference));
    byte[] content = null;
    if (reference != 0) {
      content = references.get(reference);
      if (content == null) {
        answers.add(
            new Answer.Lost(
                call, false, new IllegalStateException("reference " + reference + " is gone")));
        return;
      }
    }
    send(worker, lane, call, message, content, Answer.Done::new);
  }

  @Override
  public void keep(int worker, Lane lane, long call, String name, byte[] message) {
    watcher.accept(new Sent(worker, lane, name, message, 0));
    send(
        worker,
        lane,
        call,
        message,
        null,
        (number, content) -> {
          references.put(number, content);
          return new Answer.Kept(number);
        });
  }

  private void send(
      int worker,
      Lane lane,
      long call,
      byte[] message,
      byte @Nullable [] content,
      LocalWorker.Made made) {
    LocalWorker found = workers.get(worker);
    if (found == null) {
      throw new IllegalArgumentException("no worker " + worker);
    }
    found.send(lane, call, message, content, made);
  }

  @Override
  public byte[] fetch(long reference) {
    byte[] content = references.get(reference);
    if (content == null) {
      throw new IllegalStateException("reference " + reference + " is gone");
    }
    return content;
  }

  @Override
  public void release(long reference) {
    references.remove(reference);
  }

  @Override
  public @Nullable Answer await(long timeoutMillis) {
    return answers.await(timeoutMillis);
  }

  @Override
  public void close() {
    List<LocalWorker> all = new ArrayList<>(workers.values());
    all.forEach(worker -> worker.stop("the cluster is closed"));
    all.forEach(LocalWorker::join);
    references.clear();
  }
}
