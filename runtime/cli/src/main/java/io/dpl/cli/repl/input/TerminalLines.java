package io.dpl.cli.repl.input;

import io.dpl.cli.repl.completion.Completion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Inputs that a person types, with editing, colours, completion and history. */
public final class TerminalLines implements Lines {

  private static final String PROMPT = "dpl> ";
  private static final String GOES_ON = "  -> ";

  private final Terminal terminal;
  private final LineReader reader;
  private final Optional<Path> historyFile;

  /**
   * @param typed told of each state of the line
   * @param historyFile where history is kept; empty for nowhere
   */
  public TerminalLines(
      Terminal terminal,
      BiFunction<String, Integer, Completion.Found> completion,
      Consumer<String> typed,
      boolean coloured,
      Optional<Path> historyFile) {
    this.terminal = terminal;
    this.historyFile = historyFile.filter(KeptHistory::prepare);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .appName("dpl")
            .terminal(terminal)
            .parser(new StatementParser())
            .completer(new Suggestions(completion))
            .history(new KeptHistory())
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
            .variable(LineReader.INDENTATION, 0)
            .variable(LineReader.ERRORS, 0)
            .variable(LineReader.LIST_MAX, 100)
            .variable(LineReader.HISTORY_SIZE, KeptHistory.MOST_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, KeptHistory.MOST_LINES)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .option(LineReader.Option.AUTO_FRESH_LINE, false);
    this.historyFile.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    if (coloured) {
      builder.highlighter(new Colours(typed));
    }
    this.reader = builder.build();
  }

  @Override
  public @Nullable String next() {
    try {
      return reader.readLine(PROMPT);
    } catch (UserInterruptException e) {
      return "";
    } catch (EndOfFileException e) {
      return null;
    }
  }

  /** What is typed meanwhile waits for the next prompt, and does not mix with what is shown. */
  @Override
  public AutoCloseable onInterrupt(Runnable action) {
    Attributes attributes = terminal.getAttributes();
    Attributes silent = new Attributes(attributes);
    silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(silent);
    Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> action.run());
    return () -> {
      terminal.handle(Terminal.Signal.INT, before);
      terminal.setAttributes(attributes);
    };
  }

  @Override
  public void close() {
    historyFile.ifPresent(file -> save());
  }

  private void save() {
    try {
      reader.getHistory().save();
    } catch (java.io.IOException e) {
      // What was typed is not worth a failure at the end.
      terminal.writer().flush();
    }
  }
}
