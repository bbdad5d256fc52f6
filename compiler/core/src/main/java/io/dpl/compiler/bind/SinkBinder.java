package io.dpl.compiler.bind;

import io.dpl.api.connector.Connector;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Output;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.Sink;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalSort;

/** Results and WRITE. */
final class SinkBinder {

  private final Session session;

  SinkBinder(Session session) {
    this.session = session;
  }

  /** Ends a pipeline as a result. */
  void result(Flow flow, String name, Span span) {
    if (flow.isBroken() || flow.shown().isEmpty()) {
      return;
    }
    Flow arranged = session.rels().arranged(flow);
    session
        .sinks()
        .add(
            new Sink.Result(
                sorted(arranged),
                flow.names(),
                !flow.order().isEmpty(),
                name,
                session.settings(),
                span));
  }

  /** The rows in their live order. */
  private RelNode sorted(Flow arranged) {
    if (arranged.order().isEmpty()) {
      return arranged.rel();
    }
    boolean is =
        arranged.rel() instanceof LogicalSort sort
            && sort.getCollation().equals(RelMaker.collation(arranged.order()));
    return is ? arranged.rel() : session.rels().sort(arranged, null, null);
  }

  /** Ends a pipeline in a WRITE. */
  void write(Flow flow, Operator.Write node) {
    new ClauseCheck(session).onError(node.onError());
    Optional<Connector> connector = connector(node);
    Optional<String> location = location(node.target());
    List<String> partitionBy = partitionBy(flow, node);
    boolean unique = isUnique(flow, node);
    if (connector.isEmpty()) {
      return;
    }
    Map<String, Object> options =
        new OptionReader(session).of(node.options(), connector.get(), true);
    if (location.isEmpty() || !unique || flow.isBroken()) {
      return;
    }
    Flow arranged = session.rels().arranged(flow);
    Sink.Write sink =
        new Sink.Write(
            sorted(arranged),
            flow.names(),
            !flow.order().isEmpty(),
            connector.get().name(),
            location.get(),
            mode(node),
            partitionBy,
            options,
            session.settings(),
            node.span());
    session
        .places()
        .add(
            location.get(),
            sink.format(),
            schema(arranged, flow.names(), partitionBy),
            partitionBy,
            session.cluster().getMetadataQuery().getRowCount(arranged.rel()),
            session.sinks().size());
    session.sinks().add(sink);
  }

  /** The columns as they are read back: those of PARTITION BY stand behind the others. */
  private Schema schema(Flow arranged, List<String> names, List<String> partitionBy) {
    Schema all = session.types().schema(arranged.rel().getRowType());
    List<String> order = new ArrayList<>(names);
    order.removeAll(partitionBy);
    partitionBy.stream().distinct().forEach(order::add);
    return new Schema(
        order.stream()
            .map(name -> Field.of(name, all.fields().get(names.indexOf(name)).type()))
            .toList());
  }

  private static Output.Mode mode(Operator.Write node) {
    return node.mode() == null ? Output.Mode.ERROR : Output.Mode.valueOf(node.mode().name());
  }

  private Optional<Connector> connector(Operator.Write node) {
    String name = node.format().text();
    Optional<Connector> connector = session.registry().connector(name);
    List<String> writers =
        session.registry().connectors().stream()
            .filter(c -> c.write().isPresent())
            .map(Connector::name)
            .toList();
    if (connector.isEmpty()) {
      if (node.target() instanceof Target.Table) {
        return Optional.empty();
      }
      session
          .diagnostics()
          .error(
              NameCode.UNKNOWN_CONNECTOR,
              node.format().span(),
              "no format named " + name.toUpperCase(Locale.ROOT),
              Nearest.to(name, writers)
                  .map(other -> "did you mean " + other + "?")
                  .orElse("formats that can be written are " + String.join(", ", writers)));
    } else if (connector.get().write().isEmpty()) {
      session
          .diagnostics()
          .error(
              PlanCode.CANNOT_WRITE,
              node.format().span(),
              connector.get().name() + " cannot be written",
              "formats that can be written are " + String.join(", ", writers));
      return Optional.empty();
    }
    return connector;
  }

  private Optional<String> location(Target target) {
    if (target instanceof Target.Location place) {
      return session.constants().location(place.location());
    }
    session.notYet(target.span(), "WRITE to a table", "write files: | WRITE PARQUET 'folder/'");
    return Optional.empty();
  }

  private List<String> partitionBy(Flow flow, Operator.Write node) {
    List<String> names = new ArrayList<>();
    for (Name name : node.partitionBy()) {
      new ColumnNames(session).column(name, flow).ifPresent(column -> names.add(column.name()));
    }
    return names;
  }

  private boolean isUnique(Flow flow, Operator.Write node) {
    boolean unique = true;
    List<Column> before = new ArrayList<>();
    for (Column column : flow.shown()) {
      unique &=
          new Names(session)
              .isFree(
                  column.name(),
                  node.span(),
                  before,
                  "RENAME or DROP one of the columns "
                      + column.name()
                      + " before, or join with USING");
      before.add(column);
    }
    return unique;
  }
}
