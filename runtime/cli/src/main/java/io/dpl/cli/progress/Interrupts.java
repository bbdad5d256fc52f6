package io.dpl.cli.progress;

import io.dpl.cli.process.ExitCode;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C while a run goes on: the first one cancels it, so that it can clean up and say what was
 * kept; a second one ends the process at once. SIGTERM counts as Ctrl-C.
 */
public final class Interrupts implements AutoCloseable {

  private final Runnable cancel;
  private final Runnable endAtOnce;
  private final AtomicInteger count = new AtomicInteger();
  private final SignalHandler oldInterrupt;
  private final SignalHandler oldTerminate;

  /**
   * Watches until it is closed.
   *
   * @param cancel asks the run to stop; must not block, a signal's thread calls it
   */
  public Interrupts(Runnable cancel) {
    this(cancel, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
  }

  Interrupts(Runnable cancel, Runnable endAtOnce) {
    this.cancel = cancel;
    this.endAtOnce = endAtOnce;
    this.oldInterrupt = Signal.handle(new Signal("INT"), signal -> arrived());
    this.oldTerminate = Signal.handle(new Signal("TERM"), signal -> arrived());
  }

  /** Whether the run was interrupted. */
  public boolean happened() {
    return count.get() > 0;
  }

  private void arrived() {
    if (count.getAndIncrement() == 0) {
      cancel.run();
    } else {
      endAtOnce.run();
    }
  }

  @Override
  public void close() {
    Signal.handle(new Signal("INT"), oldInterrupt);
    Signal.handle(new Signal("TERM"), oldTerminate);
  }
}
