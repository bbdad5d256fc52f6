package io.dpl.compiler.bind;

import io.dpl.api.connector.Connector;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Row sets that are there before the script, which connectors name. */
final class Tables {

  private final Session session;

  Tables(Session session) {
    this.session = session;
  }

  /** The READ that a FROM of this name stands for. */
  Optional<Source.Read> find(Relation.Table node) {
    for (Connector connector : session.registry().connectors()) {
      for (String table : connector.tables()) {
        if (table.equalsIgnoreCase(node.name().text())) {
          return Optional.of(read(connector, table, node));
        }
      }
    }
    return Optional.empty();
  }

  private static Source.Read read(Connector connector, String table, Relation.Table node) {
    return new Source.Read(
        new Name(connector.name(), false, node.span()),
        List.of(new Expression.Literal(table, Simple.STRING, node.span())),
        List.of(),
        List.of(),
        null,
        Name.of(node.name().last().text()),
        null,
        node.span());
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return session.registry().connectors().stream().allMatch(c -> c.tables().isEmpty());
  }

  /** Names of LETs and of these. */
  List<String> names() {
    List<String> names = new ArrayList<>(session.lets().names());
    session.registry().connectors().forEach(connector -> names.addAll(connector.tables()));
    return names;
  }
}
