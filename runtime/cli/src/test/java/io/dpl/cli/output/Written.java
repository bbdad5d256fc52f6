package io.dpl.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** The result of a query on a real DuckDB, in batches of 3 rows, as a writer writes it. */
record Written(String text, List<String> notes) {

  static Written by(Function<PrintStream, ResultWriter> writer, String sql) throws Exception {
    return byNoting((out, notes) -> writer.apply(out), sql);
  }

  static Written as(TableStyle style, String sql) throws Exception {
    return byNoting((out, notes) -> new TableWriter(out, notes::add, style), sql);
  }

  private interface Maker {
    ResultWriter make(PrintStream out, List<String> notes);
  }

  private static Written byNoting(Maker maker, String sql) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> notes = new ArrayList<>();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery(sql);
        BufferAllocator allocator = new RootAllocator();
        ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, 3)) {
      ResultWriter writer = maker.make(out, notes);
      writer.begin(reader.getVectorSchemaRoot().getSchema());
      boolean wanted = true;
      while (wanted && reader.loadNextBatch()) {
        wanted = writer.write(reader.getVectorSchemaRoot());
      }
      writer.end(wanted);
    }
    return new Written(bytes.toString(StandardCharsets.UTF_8), notes);
  }
}
