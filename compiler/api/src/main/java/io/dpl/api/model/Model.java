package io.dpl.api.model;

/** A loaded model, shared by all pipelines of a process. */
public interface Model extends AutoCloseable {

  /** A session for one pipeline. Thread-safe. */
  ModelSession open();

  /** Frees the weights; the engine calls it after every session is closed. */
  @Override
  void close();
}
