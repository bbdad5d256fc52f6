package io.dpl.grammar.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every {@link OperatorDoc}: statements, sources, operators, clauses, forms of expressions. */
public final class Reference {

  /** All entries, by kind, in the order of the documentation. */
  public static final List<OperatorDoc> ALL =
      Stream.of(Statements.ALL, Sources.ALL, Operators.ALL, Clauses.ALL, Expressions.ALL)
          .flatMap(List::stream)
          .toList();

  private Reference() {}

  /** The entries of a name, in any case; several where a word has several meanings. */
  public static List<OperatorDoc> find(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    List<OperatorDoc> exact = ALL.stream().filter(doc -> doc.name().equals(wanted)).toList();
    return exact.isEmpty()
        ? ALL.stream().filter(doc -> List.of(doc.name().split(" ")).contains(wanted)).toList()
        : exact;
  }
}
