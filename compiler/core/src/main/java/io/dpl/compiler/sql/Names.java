package io.dpl.compiler.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;

/** Names of columns between the operators of a stage. */
public final class Names {

  private Names() {}

  /**
   * The names that a row's columns have between operators: unique without regard to case, which
   * rows of plans need not be after a join. The name of a column depends on those before it only,
   * so that an operator which adds columns at the end leaves the others' names.
   *
   * <p>Example: {@code (id, x, ID)} gives {@code (id, x, ID_1)}.
   */
  public static List<String> of(RelDataType row) {
    return unique(row.getFieldNames());
  }

  /** The same for a list of names. */
  public static List<String> unique(List<String> wantedNames) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String wanted : wantedNames) {
      String name = wanted.isEmpty() ? "column" : wanted;
      for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = wanted + "_" + i;
      }
      names.add(name);
    }
    return names;
  }
}
