package io.dpl.cli.repl.view;

import java.util.List;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Shows a long text a window at a time. Keys as in less: space and b for pages, Enter, arrows, j
 * and k for lines, g and G for the ends, q to leave.
 */
public record Pager(Terminal terminal) implements Consumer<String> {

  private static final int ESCAPE = 27;
  private static final long KEY_MILLIS = 50;
  private static final String CLEAR_LINE = "\r\u001b[K";

  @Override
  public void accept(String text) {
    List<String> lines = text.lines().toList();
    Attributes before = terminal.enterRawMode();
    Terminal.SignalHandler interrupts =
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
    Attributes raw = terminal.getAttributes();
    // Ctrl-C arrives as a key and leaves, like q.
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
    try {
      run(lines);
    } catch (java.io.IOException e) {
      terminal.writer().println();
    } finally {
      terminal.setAttributes(before);
      terminal.handle(Terminal.Signal.INT, interrupts);
      terminal.flush();
    }
  }

  private void run(List<String> lines) throws java.io.IOException {
    int page = Math.max(1, terminal.getHeight() - 1);
    int shown = print(lines, 0, page);
    while (true) {
      page = Math.max(1, terminal.getHeight() - 1);
      boolean end = shown >= lines.size();
      terminal.writer().print(CLEAR_LINE + "\u001b[7m" + state(shown, lines.size()) + "\u001b[0m");
      terminal.flush();
      int from = Math.max(0, shown - page);
      switch (key()) {
        case ' ', 'f', 'd' -> {
          if (end) {
            leave();
            return;
          }
          shown = print(lines, shown, shown + page);
        }
        case '\r', '\n', 'j' -> shown = end ? shown : print(lines, shown, shown + 1);
        case 'k' -> shown = again(lines, from - 1, page);
        case 'b' -> shown = again(lines, from - page, page);
        case 'g' -> shown = again(lines, 0, page);
        case 'G' -> shown = again(lines, lines.size() - page, page);
        case 'q', 'Q', 3, 4, -1 -> {
          leave();
          return;
        }
        default -> {}
      }
    }
  }

  private static String state(int shown, int all) {
    return shown >= all
        ? " end, " + all + " lines; q leaves "
        : " line " + shown + " of " + all + "; space, b, q ";
  }

  private void leave() {
    terminal.writer().print(CLEAR_LINE);
    terminal.flush();
  }

  private int again(List<String> lines, int from, int page) {
    terminal.writer().print("\u001b[2J\u001b[H");
    int start = Math.max(0, from);
    return print(lines, start, start + page);
  }

  private int print(List<String> lines, int from, int to) {
    terminal.writer().print(CLEAR_LINE);
    int end = Math.min(lines.size(), to);
    lines.subList(from, end).forEach(line -> terminal.writer().print(line + "\r\n"));
    return end;
  }

  /** A key; arrows and page keys as the letters that mean the same. */
  private int key() throws java.io.IOException {
    NonBlockingReader reader = terminal.reader();
    int key = reader.read();
    if (key != ESCAPE) {
      return key;
    }
    int second = reader.read(KEY_MILLIS);
    if (second != '[' && second != 'O') {
      return second < 0 ? 'q' : 0;
    }
    int third = reader.read(KEY_MILLIS);
    return switch (third) {
      case 'A' -> 'k';
      case 'B' -> 'j';
      case 'H' -> 'g';
      case 'F' -> 'G';
      case '5', '6' -> {
        reader.read(KEY_MILLIS);
        yield third == '5' ? 'b' : ' ';
      }
      default -> 0;
    };
  }
}
