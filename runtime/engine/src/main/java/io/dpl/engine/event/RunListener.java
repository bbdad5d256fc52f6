package io.dpl.engine.event;

/** Hears what happens in a run; called by one thread at a time, and must not block. */
@FunctionalInterface
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE = event -> {};

  void on(RunEvent event);
}
