package io.dpl.cli.repl.session;

import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was typed at once: one statement or several, which compile together as a script does.
 *
 * @param source its name in diagnostics, for example {@code <input 3>}
 */
public record Input(String source, String text, Parsed parsed) {

  /** Reads it; never fails. */
  public static Input of(String source, String text) {
    return new Input(source, text, ScriptParser.parse(source, text));
  }

  /** What it declares, in order. */
  public List<Declaration> declarations() {
    return parsed.script().statements().stream()
        .flatMap(statement -> Declaration.of(statement, text).stream())
        .toList();
  }

  /** Names of the settings that it resets; an empty one is all of them. */
  List<String> resets() {
    List<String> names = new ArrayList<>();
    for (Statement statement : parsed.script().statements()) {
      if (statement instanceof Statement.ResetOption reset) {
        names.add(reset.name() == null ? "" : reset.name().text());
      }
    }
    return names;
  }

  /** The statements that make rows or write, as typed and without their semicolons. */
  public List<String> pipelines() {
    return parsed.script().statements().stream()
        .filter(Statement.Run.class::isInstance)
        .map(statement -> text.substring(statement.span().start(), statement.span().end()))
        .toList();
  }

  /** The last pipeline, which a continuation goes on with. */
  Optional<String> lastPipeline() {
    List<String> pipelines = pipelines();
    return pipelines.isEmpty()
        ? Optional.empty()
        : Optional.of(pipelines.get(pipelines.size() - 1));
  }

  /** What means itself here and no earlier declaration: redefinitions. */
  Set<Declaration.Key> own() {
    return declarations().stream().map(Declaration::key).collect(Collectors.toSet());
  }

  Set<String> uses() {
    return Declaration.names(text);
  }
}
