package io.dpl.compiler.bind;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** READ: the connector says what is there, or an earlier statement what it writes there. */
final class ReadBinder {

  /** What every reader can give of a file that this script writes. */
  private static final Schema VIRTUAL =
      Schema.of(new Field("_path", Simple.STRING, false), new Field("_row", Simple.BIGINT, false));

  private final Session session;
  private final @Nullable Scope outer;

  ReadBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Source.Read node) {
    new ClauseCheck(session).onError(node.onError());
    Optional<Connector> connector = connector(node);
    List<String> locations = new ArrayList<>();
    for (Expression location : node.locations()) {
      session.constants().location(location).ifPresent(locations::add);
    }
    RepartitionSpec repartition =
        node.repartition() == null
            ? null
            : new PartitionBinder(session, outer).clause(node.repartition());
    if (connector.isEmpty() || locations.size() < node.locations().size()) {
      return new SourceBinder(session, outer).broken();
    }
    Map<String, Object> options =
        new OptionReader(session).of(node.options(), connector.get(), false);
    ReadRequest request =
        new ReadRequest(
            connector.get().name(), locations, schema(node.schema()), options, node.span());
    return scan(node, connector.get(), request, repartition);
  }

  private Optional<Connector> connector(Source.Read node) {
    String name = node.format().text();
    Optional<Connector> connector = session.registry().connector(name);
    if (connector.isEmpty()) {
      List<String> names = session.registry().connectors().stream().map(Connector::name).toList();
      session
          .diagnostics()
          .error(
              NameCode.UNKNOWN_CONNECTOR,
              node.format().span(),
              "no format named " + name.toUpperCase(Locale.ROOT),
              Nearest.to(name, names)
                  .map(other -> "did you mean " + other + "?")
                  .orElse("formats are " + String.join(", ", names)));
    }
    return connector;
  }

  private @Nullable Schema schema(List<Formal> formals) {
    List<Field> fields = new ArrayList<>();
    for (Formal formal : formals) {
      if (formal.defaultValue() != null) {
        session.notYet(formal.span(), "DEFAULT in SCHEMA", "write COALESCE behind READ");
      }
      fields.add(Field.of(formal.name().text(), formal.type().type()));
    }
    return fields.isEmpty() ? null : new Schema(fields);
  }

  private Flow scan(
      Source.Read node,
      Connector connector,
      ReadRequest request,
      @Nullable RepartitionSpec repartition) {
    List<Places.Written> written =
        request.locations().stream().flatMap(l -> session.places().find(l).stream()).toList();
    SourceDescription description;
    int writtenBy = -1;
    if (written.isEmpty()) {
      try {
        description = connector.describe(request, session.context().probe());
      } catch (DplException e) {
        session.report(e, node.locations().get(0).span());
        return new SourceBinder(session, outer).broken();
      }
    } else if (!fits(node, written, connector)) {
      return new SourceBinder(session, outer).broken();
    } else {
      description = described(written.get(0), request);
      writtenBy = written.get(0).sink();
    }
    var source =
        new io.dpl.compiler.rel.Source(
            session.nextSource(), request, connector, description, writtenBy, repartition);
    return flow(source, node.alias() == null ? "" : node.alias().text());
  }

  private boolean fits(Source.Read node, List<Places.Written> written, Connector connector) {
    Places.Written place = written.get(0);
    if (!place.format().equals(connector.name())) {
      session
          .diagnostics()
          .error(
              PlanCode.WRITTEN_OTHERWISE,
              node.format().span(),
              "an earlier statement writes " + place.place() + " as " + place.format(),
              "write READ " + place.format());
      return false;
    }
    if (node.locations().size() > 1) {
      session.notYet(
          node.span(),
          "a place that this script writes among several places",
          "read each with its own READ and join them with UNION ALL");
      return false;
    }
    return true;
  }

  private static SourceDescription described(Places.Written written, ReadRequest request) {
    Schema declared = request.schema();
    Schema found =
        Boolean.FALSE.equals(request.options().get("hive_partitioning"))
            ? written.stored()
            : written.below(request.locations().get(0));
    return new SourceDescription(
        declared == null ? found : declared,
        VIRTUAL,
        List.of(),
        (long) written.rows(),
        false,
        0,
        Map.of());
  }

  private Flow flow(io.dpl.compiler.rel.Source source, String alias) {
    Schema own = source.description().schema();
    List<String> names = new ArrayList<>(own.names());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(Column.shown(names.get(i), alias, i));
    }
    for (Field field : source.description().virtual().fields()) {
      boolean hidden = own.find(field.name()).isPresent();
      if (!hidden && session.virtualColumns().isUsed(field.name())) {
        columns.add(new Column(field.name(), alias, names.size(), Column.Show.NAMED, false));
        names.add(field.name());
      }
    }
    return new Flow(SourceScan.create(session.cluster(), source, names), columns, List.of(), false);
  }
}
