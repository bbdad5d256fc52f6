package io.dpl.jdbc;

import io.dpl.grammar.Parsed;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the statements of a connection declared: LETs, models, settings and so on stay until it is
 * closed; one of the same name takes the place of an earlier one. Thread-safe.
 */
final class Declarations {

  private final Map<String, Parsed> byName = new LinkedHashMap<>();

  /** Keeps what a script declares. */
  synchronized void keep(Parsed script) {
    for (Statement statement : script.script().statements()) {
      name(statement)
          .ifPresent(
              name ->
                  byName.put(
                      name,
                      new Parsed(
                          new Script(List.of(statement), statement.span()),
                          List.of(),
                          List.of(),
                          true)));
    }
  }

  /** What stands before a script: everything that it does not declare itself. */
  synchronized List<Parsed> before(Parsed script) {
    Map<String, Parsed> left = new LinkedHashMap<>(byName);
    script.script().statements().forEach(each -> name(each).ifPresent(left::remove));
    return new ArrayList<>(left.values());
  }

  /** Names of the LETs. */
  synchronized List<String> lets() {
    List<String> names = new ArrayList<>();
    for (Parsed each : byName.values()) {
      if (each.script().statements().get(0) instanceof Statement.Let let) {
        names.add(let.name().text());
      }
    }
    return names;
  }

  private static Optional<String> name(Statement statement) {
    String name = "";
    if (statement instanceof Statement.Let let) {
      name = "let " + let.name().text();
    } else if (statement instanceof Statement.Param param) {
      name = "param " + param.name();
    } else if (statement instanceof Statement.SetOption set) {
      name = "set " + set.name().text();
    } else if (statement instanceof Statement.CreateModel model) {
      name = "model " + model.name().text();
    } else if (statement instanceof Statement.CreateView view) {
      name = "view " + view.name().text();
    } else if (statement instanceof Statement.CreateFunction function) {
      name = "function " + function.name().text();
    } else if (statement instanceof Statement.CreateOperator operator) {
      name = "operator " + operator.name().text();
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(name.toLowerCase(Locale.ROOT));
  }
}
