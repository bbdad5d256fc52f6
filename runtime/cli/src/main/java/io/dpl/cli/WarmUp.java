package io.dpl.cli;

import io.dpl.Dpl;
import io.dpl.cli.action.Actions;
import io.dpl.cli.command.DplCommand;
import io.dpl.cli.repl.Prompt;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.Paint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goes once through the commands while the launcher makes the class-data archive: what is loaded
 * here starts fast from then on. Failures do not matter.
 */
final class WarmUp {

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("docs", "DPL2003"),
          List.of("doctor"),
          List.of("explain", "-e", "VALUES (1) AS t(n) | WHERE m > 1"));

  /** Scripts of the folder {@code warmup}; later ones read what the first one writes. */
  private static final List<String> SCRIPTS = List.of("write", "relational", "heavy");

  /** A session at the prompt: statements, completion, a mistake, a command; then Ctrl-D. */
  private static final String KEYS =
      "LET t = VALUES (1, 'a') AS v(id, name);\rFROM t | WHERE i\t\t > 0;\rFROM nothing;\r\\d\r\u0004";

  private WarmUp() {}

  static void run(Console console) {
    COMMANDS.forEach(command -> call(console, command));
    try {
      new Prompt(console, Paint.COLORED, "DPL", Optional.empty()).rehearse(Dpl::open, KEYS);
      Path folder = Files.createTempDirectory("dpl-warm-up");
      for (String script : SCRIPTS) {
        List<String> rest = List.of("-e", text(script), "-p", "folder=" + folder);
        call(console, with("run", rest));
        call(console, with("explain", rest));
        call(console, with("run", with("--output=csv", with("--result=1", rest))));
      }
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void call(Console console, List<String> command) {
    DplCommand.run(console, Actions.standard(), command.toArray(String[]::new));
  }

  private static List<String> with(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static String text(String script) throws IOException {
    try (InputStream in = WarmUp.class.getResourceAsStream("warmup/" + script + ".dpl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
