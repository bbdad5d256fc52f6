package io.dpl.compiler.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.core.CorrelationId;

/**
 * What expressions can name.
 *
 * @param columns the input's columns as SQL
 * @param outer columns of enclosing rows by correlation variable
 */
record Scope(List<String> columns, Map<CorrelationId, List<String>> outer) {

  /** The same, with its own columns also seen from subqueries. */
  static Scope of(
      List<String> columns, Set<CorrelationId> variables, Map<CorrelationId, List<String>> outer) {
    Map<CorrelationId, List<String>> all = new HashMap<>(outer);
    variables.forEach(variable -> all.put(variable, columns));
    return new Scope(columns, all);
  }
}
