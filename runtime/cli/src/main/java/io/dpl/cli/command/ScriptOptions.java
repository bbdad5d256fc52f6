package io.dpl.cli.command;

import io.dpl.cli.request.Script;
import io.dpl.cli.terminal.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** One script and the values of its parameters. */
final class ScriptOptions {

  @ArgGroup(multiplicity = "1")
  private Place place = new Place();

  /** Where the script is; exactly one of them. */
  static final class Place {
    @Parameters(paramLabel = "FILE", description = "The script; - reads standard input.")
    private @Nullable String file;

    @Option(
        names = {"-e", "--expression"},
        paramLabel = "TEXT",
        description = "The script itself.")
    private @Nullable String text;
  }

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "Value of a parameter of the script; may be repeated.")
  private List<String> parameters = new ArrayList<>();

  Script script(CommandLine command, Console console) {
    if (place.text != null) {
      return new Script(Script.COMMAND_LINE, place.text);
    }
    return new ScriptReader(command, console).read(String.valueOf(place.file));
  }

  Map<String, String> parameters(CommandLine command) {
    return values(parameters, command);
  }

  /** Splits at the first equals sign; the dollar of the script may stand before the name. */
  static Map<String, String> values(List<String> pairs, CommandLine command) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals).strip();
      name = name.startsWith("$") ? name.substring(1) : name;
      if (name.isEmpty()) {
        throw new ParameterException(command, "-p takes name=value, not '" + pair + "'");
      }
      if (values.put(name, pair.substring(equals + 1)) != null) {
        throw new ParameterException(command, "the parameter " + name + " is given twice");
      }
    }
    return values;
  }
}
