package io.dpl.engine.backend;

import io.dpl.engine.exchange.Mailbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session whose results a caller of this process reads. */
public interface RunSession extends Backend.Session {

  /** The queue of a result; null if there is none of that number. */
  @Nullable Mailbox result(int number);

  /** Results that are there, by number. */
  List<Integer> results();

  /** From now on nobody may read results: they rest on disk. */
  void drainResults();

  /** Ends the results with a failure. */
  void fail(RuntimeException failure);

  /** Bytes that went to disk for lack of memory. */
  long spilledBytes();

  /** Interrupts what still runs, for code that looks at interrupts only. */
  void interrupt();

  /** Removes what was staged and not published. */
  void abandonWrites();
}
