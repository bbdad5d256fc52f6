package io.dpl.cli.command;

import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.request.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options that say which script with which parameters. */
final class ScriptOptions {

  static final Option EXPRESSION =
      Option.value("-e --expression", "TEXT", "The script itself, in place of FILE.");

  static final Option PARAMETER =
      Option.values(
          "-p --param", "NAME=VALUE", "Value of a parameter of the script; may be repeated.");

  private ScriptOptions() {}

  /** The one script, from FILE or -e. */
  static Script script(Arguments arguments, Scripts scripts) {
    List<String> files = arguments.operands();
    if (arguments.has(EXPRESSION)) {
      if (!files.isEmpty()) {
        throw new UsageException("there is a script in -e already; what is " + files.get(0) + "?");
      }
      return scripts.of(arguments.value(EXPRESSION).orElseThrow());
    }
    if (files.isEmpty()) {
      throw new UsageException("which script? Give a FILE, - for standard input, or -e TEXT");
    }
    return scripts.read(files.get(0));
  }

  /** Split at the first equals sign; the dollar of the script may stand before the name. */
  static Map<String, String> parameters(Arguments arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : arguments.values(PARAMETER)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals).strip();
      name = name.startsWith("$") ? name.substring(1) : name;
      if (name.isEmpty()) {
        throw new UsageException("-p takes name=value, not '" + pair + "'");
      }
      if (values.put(name, pair.substring(equals + 1)) != null) {
        throw new UsageException("the parameter " + name + " is given twice");
      }
    }
    return values;
  }
}
