package io.dpl.compiler.sql;

import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.Unnest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/**
 * UNNEST: DuckDB zips several {@code unnest} in one SELECT and fills the shorter ones with NULL;
 * rows of OUTER with nothing to unnest get a list of one NULL first.
 */
final class UnnestWriter {

  private final RelTypes types;
  private final Unnest unnest;
  private final Table input;

  UnnestWriter(RelTypes types, Unnest unnest, Table input) {
    this.types = types;
    this.unnest = unnest;
    this.input = input;
  }

  Select write() {
    List<String> names = Names.of(unnest.getRowType());
    List<String> items = new ArrayList<>();
    input.columns().forEach(column -> items.add(DuckTypes.quoted(column)));
    List<String> lists = unnest.lists().stream().map(list -> items.get(list)).toList();
    String length =
        lists.size() == 1
            ? "len(" + lists.get(0) + ")"
            : lists.stream()
                .map(list -> "len(" + list + ")")
                .collect(Collectors.joining(", ", "greatest(", ")"));
    String empty = "coalesce(" + length + ", 0) = 0";
    for (int i = 0; i < lists.size(); i++) {
      String list = lists.get(i);
      RelDataType type =
          unnest.getInput().getRowType().getFieldList().get(unnest.lists().get(i)).getType();
      String element = DuckTypes.text(types.toDpl(type.getComponentType()));
      String value =
          unnest.outer()
              ? "CASE WHEN "
                  + empty
                  + " THEN CAST([NULL] AS "
                  + element
                  + "[]) ELSE "
                  + "CAST("
                  + list
                  + " AS "
                  + element
                  + "[]) END"
              : list;
      items.add("unnest(" + value + ") AS " + DuckTypes.quoted(names.get(items.size())));
    }
    if (unnest.ordinality()) {
      String positions = "range(1, " + length + " + 1)";
      String value =
          unnest.outer()
              ? "CASE WHEN " + empty + " THEN [NULL] ELSE " + positions + " END"
              : positions;
      items.add("unnest(" + value + ") AS " + DuckTypes.quoted(names.get(items.size())));
    }
    BitSet exact = (BitSet) input.exact().clone();
    exact.set(names.size() - 1, unnest.ordinality());
    return new Select(
        "SELECT " + String.join(", ", items) + " FROM " + input.sql(),
        names,
        exact,
        "",
        List.of(),
        unnest.span());
  }
}
