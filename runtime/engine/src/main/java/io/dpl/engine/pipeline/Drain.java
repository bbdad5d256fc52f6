package io.dpl.engine.pipeline;

/** The end of a pipeline: takes all rows of one output. */
interface Drain extends AutoCloseable {

  /** Pulls until there is no more, or nobody wants more. */
  void run();

  @Override
  void close();
}
