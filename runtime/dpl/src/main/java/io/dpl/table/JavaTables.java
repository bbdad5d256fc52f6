package io.dpl.table;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.library.connector.arrow.ValueCopy;
import io.dpl.value.MismatchException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * The row sets that one Dpl was given, and the connector that reads them. Thread-safe.
 *
 * <p>A plan names a row set; a run reads what the name stands for when it begins.
 */
public final class JavaTables implements Connector {

  /** Name of the connector. */
  public static final String NAME = "JAVA";

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Formats",
          "Rows that a Java program gave under a name.",
          "`dpl.rows(name, list)` and `dpl.arrow(name, reader)` give them; FROM name reads them, too."
              + " They stay in this process.",
          "READ JAVA 'people'",
          "");

  private final Map<String, JavaTable> tables =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  private final AtomicLong version = new AtomicLong();

  /**
   * Gives records a name, in place of what had it.
   *
   * <p>Errors: DPL3140 where a component has a class that no column holds.
   */
  public void put(String name, Class<? extends Record> type, List<? extends Record> rows) {
    List<Record> copy = List.copyOf(rows);
    add(name, fit(() -> RecordTable.of(name, type, copy)));
  }

  /**
   * Gives a reader a name, in place of what had it; it is read by the first run that reads it.
   *
   * <p>Errors: DPL3140 where a column has a type that DPL cannot read.
   */
  public void put(String name, ArrowReader reader) {
    try {
      var schema = reader.getVectorSchemaRoot().getSchema();
      schema.getFields().forEach(ValueCopy::check);
      add(name, new ReaderTable(name, ArrowTypes.schema(schema), reader, new AtomicBoolean()));
    } catch (IllegalArgumentException | IOException e) {
      throw mismatch(name + ": " + e.getMessage(), "cast the column in what makes the batches");
    }
  }

  private void add(String name, JavaTable table) {
    tables.put(name, table);
    version.incrementAndGet();
  }

  /** Takes a name away. */
  public void remove(String name) {
    tables.remove(name);
    version.incrementAndGet();
  }

  /** Changes whenever a plan that reads a row set may be out of date. */
  public long version() {
    return version.get();
  }

  /** Columns of a row set. */
  public Optional<Schema> schema(String name) {
    return Optional.ofNullable(tables.get(name)).map(JavaTable::schema);
  }

  private static JavaTable fit(java.util.function.Supplier<JavaTable> table) {
    try {
      return table.get();
    } catch (MismatchException e) {
      throw mismatch(String.valueOf(e.getMessage()), e.help());
    }
  }

  private static DplException mismatch(String message, String help) {
    return DplException.of(TypeCode.RECORD_MISMATCH, Span.NONE, message, help);
  }

  @Override
  public List<String> tables() {
    return List.copyOf(tables.keySet());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FunctionDoc doc() {
    return DOC;
  }

  @Override
  public List<OptionDoc> options() {
    return List.of();
  }

  private JavaTable table(ReadRequest request) {
    JavaTable table = tables.get(request.locations().get(0));
    if (table == null || request.locations().size() > 1) {
      throw DplException.of(
          NameCode.UNKNOWN_TABLE,
          request.span(),
          "no row set named " + String.join(", ", request.locations()) + " was given",
          tables.isEmpty()
              ? "give one with dpl.rows(name, list)"
              : "there are " + String.join(", ", tables.keySet()));
    }
    return table;
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    if (request.schema() != null) {
      throw DplException.of(
          TypeCode.SCHEMA_CLAUSE,
          request.span(),
          "rows from Java have their columns already",
          "leave out SCHEMA, and convert with CAST");
    }
    JavaTable table = table(request);
    return new SourceDescription(
        table.schema(), Schema.of(), List.of(), table.rows(), table.exact(), 0, Map.of());
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    return table(request).split(request.locations().get(0), target);
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (ArrowScan)
        (asked, schema, split, batchRows, batchBytes, context) ->
            table(asked).open(schema, split, batchRows, context);
  }
}
