package io.dpl.cli.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what a command takes. */
public final class Help {

  private static final int INDENT = 26;
  private static final int FEWEST_COLUMNS = 60;
  private static final int MOST_COLUMNS = 100;

  private Help() {}

  /**
   * The help of a command.
   *
   * @param commands below it, with their summaries
   * @param common options that every command takes; shown apart
   */
  public static String of(
      Syntax syntax, Map<String, String> commands, List<Option> common, int columns) {
    int width = Math.min(Math.max(columns, FEWEST_COLUMNS), MOST_COLUMNS);
    StringBuilder text = new StringBuilder();
    text.append(syntax.summary()).append("\n\nUsage: ").append(syntax.name());
    text.append(" [OPTION]...").append(syntax.operands().isEmpty() ? "" : " ");
    text.append(syntax.operands()).append('\n');
    if (!commands.isEmpty()) {
      text.append("\nCommands:\n");
      commands.forEach((name, summary) -> append("  " + name, summary, width, text));
    }
    append("Options", syntax.options(), width, text);
    append("Options of every command", common, width, text);
    return text.toString();
  }

  private static void append(String title, List<Option> options, int width, StringBuilder text) {
    if (!options.isEmpty()) {
      text.append('\n').append(title).append(":\n");
    }
    for (Option option : options) {
      boolean shortOne = option.names().get(0).length() == 2;
      String left = (shortOne ? "  " : "      ") + String.join(", ", option.names());
      left += option.takesValue() ? " " + option.label() : "";
      append(left, option.help(), width, text);
    }
  }

  private static void append(String left, String help, int width, StringBuilder text) {
    text.append(left);
    int column = left.length();
    if (column > INDENT - 2) {
      text.append('\n');
      column = 0;
    }
    for (String line : folded(help, width - INDENT)) {
      text.append(" ".repeat(INDENT - column)).append(line).append('\n');
      column = 0;
    }
  }

  private static List<String> folded(String help, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : help.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
