package io.dpl.cli.repl;

import io.dpl.Dpl;
import io.dpl.cli.diagnostic.Sources;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.repl.command.Commands;
import io.dpl.cli.repl.completion.Candidate;
import io.dpl.cli.repl.completion.Columns;
import io.dpl.cli.repl.completion.Completion;
import io.dpl.cli.repl.input.Lines;
import io.dpl.cli.repl.input.PlainLines;
import io.dpl.cli.repl.input.TerminalLines;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.session.Session;
import io.dpl.cli.repl.view.Options;
import io.dpl.cli.repl.view.Pager;
import io.dpl.cli.repl.view.Screen;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.Paint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The prompt in a terminal, or the same over a pipe.
 *
 * @param greeting shown before the first prompt, empty for none
 * @param historyFile where what is typed is kept over sessions
 */
public record Prompt(Console console, Paint paint, String greeting, Optional<Path> historyFile) {

  /**
   * Runs until the user leaves.
   *
   * @param opener opens DPL; called beside the first prompt
   */
  public ExitCode run(Supplier<Dpl> opener) throws IOException {
    CompletableFuture<Dpl> dpl = CompletableFuture.supplyAsync(opener);
    try (Terminal terminal = terminal()) {
      boolean plain = terminal.getType().startsWith(Terminal.TYPE_DUMB);
      return plain ? piped(dpl) : typed(terminal, dpl);
    } finally {
      close(dpl);
    }
  }

  private static Terminal terminal() throws IOException {
    return TerminalBuilder.builder().name("dpl").system(true).dumb(true).build();
  }

  /**
   * The same over keys that nobody types, on a screen that nobody sees: what is loaded for it is in
   * the start-up archive.
   */
  public void rehearse(Supplier<Dpl> opener, String keys) throws IOException {
    CompletableFuture<Dpl> dpl = CompletableFuture.supplyAsync(opener);
    try (Terminal terminal =
        TerminalBuilder.builder()
            .name("dpl")
            .system(false)
            .type("xterm-256color")
            .streams(
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream())
            .build()) {
      typed(terminal, dpl);
    } finally {
      close(dpl);
    }
  }

  private ExitCode piped(CompletableFuture<Dpl> dpl) {
    Screen screen =
        new Screen(
            console.out(),
            console.err(),
            paint,
            () -> console.terminal().columns(),
            () -> 0,
            text -> {},
            new Sources());
    try (Lines lines = new PlainLines(console.in())) {
      return new Repl(lines, desk(dpl, new Session(), screen, lines)).run();
    }
  }

  private ExitCode typed(Terminal terminal, CompletableFuture<Dpl> dpl) {
    Screen screen =
        new Screen(
            console.out(),
            console.err(),
            paint,
            () -> Math.max(20, terminal.getWidth()),
            () -> Math.max(5, terminal.getHeight()),
            new Pager(terminal),
            new Sources());
    Session session = new Session();
    CompletableFuture<Completion> completion =
        dpl.thenApply(
            open -> {
              open.prepare();
              return new Completion(session, open.registry(), new Columns(session, open));
            });
    if (!greeting.isEmpty()) {
      screen.note(greeting);
    }
    try (Lines lines =
        new TerminalLines(
            terminal,
            (text, position) -> complete(completion, text, position),
            text -> prepare(completion, text),
            paint == Paint.COLORED,
            historyFile)) {
      return new Repl(lines, desk(dpl, session, screen, lines)).run();
    }
  }

  private static Desk desk(
      CompletableFuture<Dpl> dpl, Session session, Screen screen, Lines lines) {
    return new Desk(session, dpl::join, new Options(), screen, lines::onInterrupt);
  }

  private static Completion.Found complete(
      CompletableFuture<Completion> completion, String text, int position) {
    if (text.startsWith("\\")) {
      return new Completion.Found(
          0,
          Commands.names().stream()
              .filter(name -> name.startsWith(text.substring(0, position)))
              .map(name -> new Candidate(name, "commands", Commands.summary(name), true))
              .toList());
    }
    try {
      return completion.join().at(text, position);
    } catch (java.util.concurrent.CompletionException e) {
      // Whoever runs something meets the same failure, and tells it.
      return new Completion.Found(position, List.of());
    }
  }

  /** While somebody types nothing may wait. */
  private static void prepare(CompletableFuture<Completion> completion, String text) {
    if (completion.isDone() && !completion.isCompletedExceptionally() && !text.startsWith("\\")) {
      completion.join().prepare(text, text.length());
    }
  }

  private static void close(CompletableFuture<Dpl> dpl) {
    try {
      dpl.join().close();
    } catch (java.util.concurrent.CompletionException e) {
      // It never opened, which was told.
      return;
    }
  }
}
