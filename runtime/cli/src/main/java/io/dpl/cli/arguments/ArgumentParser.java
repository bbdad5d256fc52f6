package io.dpl.cli.arguments;

import io.dpl.api.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads arguments. Options and operands come in any order; a value is the next argument, whatever
 * it looks like, or stands behind an equals sign; after {@code --} everything is an operand.
 */
public final class ArgumentParser {

  private final Syntax syntax;
  private final Map<Option, List<String>> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  private ArgumentParser(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Reads all of them.
   *
   * @throws UsageException if they don't fit; the number of operands is not checked here, because a
   *     command that is asked for its help needs none
   */
  public static Arguments parse(Syntax syntax, List<String> arguments) {
    ArgumentParser parser = new ArgumentParser(syntax);
    parser.read(arguments);
    return new Arguments(parser.values, parser.operands);
  }

  private void read(List<String> arguments) {
    int i = 0;
    while (i < arguments.size()) {
      String argument = arguments.get(i++);
      if (argument.equals("--")) {
        operands.addAll(arguments.subList(i, arguments.size()));
        return;
      }
      if (!isOption(argument)) {
        operands.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      Option option = option(equals < 0 ? argument : argument.substring(0, equals));
      if (!option.takesValue()) {
        refuseValue(argument, equals);
        add(option, "");
      } else if (equals >= 0) {
        add(option, argument.substring(equals + 1));
      } else if (i < arguments.size()) {
        add(option, arguments.get(i++));
      } else {
        throw new UsageException(argument + " needs a value: " + option.label());
      }
    }
  }

  /** Whether it looks like an option; a lone dash is standard input. */
  public static boolean isOption(String argument) {
    return argument.startsWith("-") && argument.length() > 1;
  }

  private Option option(String name) {
    return syntax
        .option(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no option "
                        + name
                        + Nearest.to(name, syntax.optionNames())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("")));
  }

  private static void refuseValue(String argument, int equals) {
    if (equals >= 0) {
      throw new UsageException(argument.substring(0, equals) + " takes no value");
    }
  }

  private void add(Option option, String value) {
    List<String> given = values.computeIfAbsent(option, o -> new ArrayList<>());
    if (!given.isEmpty() && option.takesValue() && !option.repeated()) {
      throw new UsageException(option.name() + " is given twice");
    }
    given.add(value);
  }
}
