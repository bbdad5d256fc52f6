package io.dpl.cli.repl.run;

import io.dpl.Dpl;
import io.dpl.cli.repl.session.Session;
import io.dpl.cli.repl.view.Options;
import io.dpl.cli.repl.view.Screen;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that a prompt works with.
 *
 * @param dpl opened beside the first prompt; waits until it is
 * @param interrupts runs an action at Ctrl-C until the result is closed
 */
public record Desk(
    Session session,
    Supplier<Dpl> dpl,
    Options options,
    Screen screen,
    Function<Runnable, AutoCloseable> interrupts) {

  /** Shows a text, page by page where it is long and the user wants pages. */
  public void page(String text) {
    if (options.paging()) {
      screen.page(text);
    } else {
      screen.out().print(text);
      screen.out().flush();
    }
  }
}
