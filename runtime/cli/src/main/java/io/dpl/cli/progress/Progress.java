package io.dpl.cli.progress;

import io.dpl.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/** Shows how far a run is. Safe for many threads. */
public interface Progress extends AutoCloseable {

  /** The run went on; these stages are at work. */
  void show(List<RunState> stages);

  /** Takes away what is drawn, so that something else can be printed. */
  void clear();

  /** The run has ended. */
  @Override
  void close();

  /**
   * What suits the place where it is shown.
   *
   * @param nanoseconds a clock
   */
  static Progress on(PrintStream err, Terminal terminal, boolean quiet, LongSupplier nanoseconds) {
    if (quiet) {
      return new SilentProgress();
    }
    return terminal.messagesSeen()
        ? new DrawnProgress(err, terminal.columns(), nanoseconds)
        : new PrintedProgress(err, nanoseconds);
  }
}
