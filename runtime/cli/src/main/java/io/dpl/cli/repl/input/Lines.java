package io.dpl.cli.repl.input;

import org.jspecify.annotations.Nullable;

/** Where inputs come from. */
public interface Lines extends AutoCloseable {

  /** The next whole input; empty where one was dropped, null at the end. */
  @Nullable String next();

  /** Runs this at Ctrl-C until the result is closed. */
  AutoCloseable onInterrupt(Runnable action);

  @Override
  void close();
}
