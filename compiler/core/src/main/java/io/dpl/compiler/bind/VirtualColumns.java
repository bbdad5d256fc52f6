package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Script;
import java.util.Set;
import java.util.TreeSet;

/** Which names with a leading underscore a script uses: other virtual columns are not read. */
final class VirtualColumns {

  private final Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  VirtualColumns(Script script) {
    Syntax.walk(
        script,
        node -> {
          if (node instanceof Name name && name.text().startsWith("_")) {
            used.add(name.text());
          }
          return true;
        });
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }
}
