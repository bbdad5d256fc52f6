package io.dpl.cli.repl.command;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of the prompt, and what carries them out. */
public final class Commands {

  private static final List<PromptCommand> ALL = all();
  private static final Map<String, String> OTHER_NAMES =
      Map.of("h", "?", "help", "?", "e", "explain", "o", "output", "s", "save", "quit", "q");

  private final Desk desk;
  private int typed;
  private boolean left;

  public Commands(Desk desk) {
    this.desk = desk;
  }

  private static List<PromptCommand> all() {
    List<PromptCommand> all = new ArrayList<>();
    all.add(new SimpleCommand("?", "", "this list", (words, desk) -> help(desk)));
    all.add(new Describe());
    all.add(new ExplainLast());
    all.addAll(Settings.ALL);
    all.addAll(SessionCommands.ALL);
    all.add(new SimpleCommand("q", "", "leaves; so does Ctrl-D", (words, desk) -> {}));
    return List.copyOf(all);
  }

  /** Names with their backslash, for completion. */
  public static List<String> names() {
    return ALL.stream().map(command -> "\\" + command.name()).toList();
  }

  /** What a command does, for completion. */
  public static String summary(String name) {
    return ALL.stream()
        .filter(command -> name.equals("\\" + command.name()))
        .map(PromptCommand::summary)
        .findFirst()
        .orElse("");
  }

  /** Whether the user wants to leave. */
  public boolean left() {
    return left;
  }

  /** Carries out a line that starts with a backslash. */
  public ExitCode run(String line) {
    typed++;
    Words words = Words.of("<command " + typed + ">", line);
    desk.screen().sources().add(words.source(), line);
    return new Runs(desk)
        .guarded(
            () -> {
              PromptCommand command = find(words);
              left = command.name().equals("q");
              command.run(words, desk);
              return ExitCode.DONE;
            });
  }

  private static PromptCommand find(Words words) {
    String name = OTHER_NAMES.getOrDefault(words.name(), words.name());
    Optional<PromptCommand> found =
        ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            DplException.of(
                NameCode.UNKNOWN_PROMPT_COMMAND,
                words.place(),
                "no command \\" + words.name(),
                Nearest.to(name, ALL.stream().map(PromptCommand::name).toList())
                    .map(near -> "did you mean \\" + near + "?")
                    .orElse("\\? lists the commands")));
  }

  private static void help(Desk desk) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        A statement ends with ; or an empty line. Tab completes, arrows go through what was typed.
        LET, CREATE MODEL, PARAM and SET stay; typed again they replace what had the name.
        A line that starts with | goes on with the last pipeline. Ctrl-C cancels, Ctrl-D leaves.

        """);
    for (PromptCommand command : ALL) {
      String head = "\\" + command.name() + " " + command.usage();
      text.append("  ").append(desk.screen().paint().cyan(head));
      text.append(" ".repeat(Math.max(2, 32 - head.length())));
      text.append(command.summary()).append('\n');
    }
    desk.page(text.toString());
  }
}
