package io.dpl.cli.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command takes.
 *
 * @param name as the user calls it: {@code dpl run}
 * @param summary a sentence
 * @param operands what stands without an option, as the usage line shows it: {@code FILE...}
 * @param least fewest operands
 * @param most most operands
 */
public record Syntax(
    String name, String summary, String operands, int least, int most, List<Option> options) {

  public Syntax {
    options = List.copyOf(options);
  }

  /** The same with more options. */
  public Syntax with(List<Option> more) {
    List<Option> all = Stream.concat(options.stream(), more.stream()).toList();
    return new Syntax(name, summary, operands, least, most, all);
  }

  /** The option of a name. */
  Optional<Option> option(String optionName) {
    return options.stream().filter(option -> option.names().contains(optionName)).findFirst();
  }

  /** Names of all options. */
  List<String> optionNames() {
    return options.stream().flatMap(option -> option.names().stream()).toList();
  }
}
