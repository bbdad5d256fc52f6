package io.dpl.engine.cluster;

import io.dpl.api.cluster.NodeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nodes, workers on them and encoded calls between: all that a cluster has to offer. Ray is one;
 * workers that are objects in this process are another; a third needs nothing but this.
 *
 * <p>A worker answers {@code byte[]} with {@code byte[]}, never empty, never by an exception. What
 * goes wrong between is an {@link Answer.Lost}. Numbers of workers, calls and references are never
 * used twice. Thread-safe.
 */
public interface Transport extends AutoCloseable {

  /** The nodes that can hold workers, as they are now. */
  List<NodeSpec> nodes();

  /**
   * Starts a worker on a node. Returns at once: whether it came up is seen by its first answer.
   *
   * @param node place in {@link #nodes} when it was asked for
   * @param slots work calls that it runs at once; control calls never wait for them
   * @param setup what the worker is made from: the {@link Dispatcher.Factory} that the transport
   *     was given gets it there
   * @return its number
   */
  int start(int node, int slots, byte[] setup);

  /**
   * What keeps a worker from coming up, to stand behind its name: {@code , which has no free
   * processors}. Empty where nothing is known.
   */
  default String delay(int worker) {
    return "";
  }

  /** Ends a worker at once, whatever it does. Its open calls are lost. */
  void stop(int worker);

  /** Which of a worker's threads take a call. */
  enum Lane {
    /** As many at once as it has slots. */
    WORK,
    /** Heartbeats, cancel: answered while all slots work. */
    CONTROL
  }

  /**
   * Calls a worker; {@link Answer.Done} brings its answer.
   *
   * @param call number that the answer will carry
   * @param name for people who look at the cluster: script, stage, partition
   * @param reference whose content goes along with the message; 0 for none
   */
  void call(int worker, Lane lane, long call, String name, byte[] message, long reference);

  /**
   * As {@link #call}, but the answer stays on the cluster as a reference of the call's number,
   * which outlives the worker; {@link Answer.Kept} says that it is there.
   */
  void keep(int worker, Lane lane, long call, String name, byte[] message);

  /** The content of a reference, copied here. */
  byte[] fetch(long reference);

  /** Frees what a reference holds. */
  void release(long reference);

  /** The next answer; null after that time without one. Called by one thread. */
  @Nullable Answer await(long timeoutMillis);

  /** Ends all workers. */
  @Override
  void close();

  /** What became of a call. */
  sealed interface Answer {

    long call();

    /** The worker's answer. */
    record Done(long call, byte[] message) implements Answer {}

    /** The answer is kept as a reference of this number. */
    record Kept(long call) implements Answer {}

    /**
     * There will be no answer.
     *
     * @param workerGone whether the worker is lost, and not only what the call needed
     */
    record Lost(long call, boolean workerGone, RuntimeException cause) implements Answer {}
  }
}
