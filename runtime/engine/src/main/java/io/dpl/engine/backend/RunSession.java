package io.dpl.engine.backend;

import io.dpl.engine.exchange.Results;

/** A session whose results a caller of this process reads. */
public interface RunSession extends Backend.Session {

  /** The queues of the results. */
  Results results();

  /** Bytes that went to disk for lack of memory. */
  long spilledBytes();

  /** Interrupts what still runs, for code that looks at interrupts only. */
  void interrupt();

  /** Removes what was staged and not published. */
  void abandonWrites();
}
