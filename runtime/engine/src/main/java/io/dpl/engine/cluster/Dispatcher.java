package io.dpl.engine.cluster;

import org.jspecify.annotations.Nullable;

/** What answers calls inside a worker. Called by as many threads at once as the lanes have. */
public interface Dispatcher extends AutoCloseable {

  /**
   * The answer to a call, never empty. What goes wrong is part of the answer; an exception counts
   * as the loss of the call.
   *
   * @param content what the reference holds that went along; null where none did
   */
  byte[] dispatch(Transport.Lane lane, byte[] message, byte @Nullable [] content);

  /** The worker ends in good order; one that is killed is never told. */
  @Override
  void close();

  /**
   * Makes one where the worker runs. A public class with a public constructor without parameters:
   * what travels to a cluster is its name.
   */
  interface Factory {

    /**
     * A worker's.
     *
     * @param setup as given to {@link Transport#start}
     */
    Dispatcher make(byte[] setup);
  }
}
