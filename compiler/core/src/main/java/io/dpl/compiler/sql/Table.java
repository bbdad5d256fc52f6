package io.dpl.compiler.sql;

import io.dpl.compiler.rel.DuckTypes;
import java.util.BitSet;
import java.util.List;

/**
 * Something that stands behind FROM.
 *
 * @param sql a name, or a SELECT in parentheses
 * @param columns names, unique
 * @param exact which columns surely have their declared type; others may be wider in DuckDB
 */
record Table(String sql, List<String> columns, BitSet exact) {

  /** The columns as seen through an alias. */
  List<String> through(String alias) {
    return columns.stream().map(column -> alias + "." + DuckTypes.quoted(column)).toList();
  }

  /** All columns exact. */
  static BitSet all(int columns) {
    BitSet exact = new BitSet();
    exact.set(0, columns);
    return exact;
  }
}
