package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The LETs of a script, and how often each is used by what runs. */
final class Lets {

  private final Map<String, Flow> bound = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Integer> uses = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Lets(Script script) {
    Map<String, Statement.Let> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Statement statement : script.statements()) {
      if (statement instanceof Statement.Let let) {
        declared.put(let.name().text(), let);
      }
    }
    for (Statement statement : script.statements()) {
      if (!(statement instanceof Statement.Let)) {
        count(statement, declared);
      }
    }
  }

  private void count(Node node, Map<String, Statement.Let> declared) {
    Syntax.walk(
        node,
        part -> {
          if (part instanceof Relation.Table table) {
            Statement.Let let = declared.get(table.name().text());
            if (let != null && uses.merge(let.name().text(), 1, Integer::sum) == 1) {
              count(let.pipeline(), declared);
            }
          }
          return true;
        });
  }

  /** Whether more than one place that runs reads it. */
  boolean isShared(String name) {
    return uses.getOrDefault(name, 0) > 1;
  }

  boolean isBound(String name) {
    return bound.containsKey(name);
  }

  void bind(String name, Flow flow) {
    bound.put(name, flow);
  }

  Optional<Flow> find(String name) {
    return Optional.ofNullable(bound.get(name));
  }

  Set<String> names() {
    return bound.keySet();
  }
}
