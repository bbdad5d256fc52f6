package io.dpl.engine.kit;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A source in Java: BIGINT columns that all hold the row's number; a sink of text lines. */
public final class NumberRows implements Connector {

  @Override
  public String name() {
    return "NUMBERS";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Formats", "For tests.", "", "", "");
  }

  @Override
  public List<OptionDoc> options() {
    return List.of();
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (ArrowScan)
        (asked, schema, split, batchRows, batchBytes, context) ->
            new Reader(schema, split.parts().get(0), Math.min(batchRows, 1000), context);
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(
        new WriteForm.ArrowFile() {
          @Override
          public String extension() {
            return ".txt";
          }

          @Override
          public WriteForm.FileWriter open(
              java.nio.file.Path file,
              Schema schema,
              Map<String, Object> options,
              org.apache.arrow.memory.BufferAllocator allocator)
              throws IOException {
            BufferedWriter out = Files.newBufferedWriter(file);
            return new WriteForm.FileWriter() {
              @Override
              public void write(VectorSchemaRoot batch) throws IOException {
                for (int i = 0; i < batch.getRowCount(); i++) {
                  out.write(String.valueOf(batch.getVector(0).getObject(i)));
                  out.newLine();
                }
              }

              @Override
              public void close() {
                try {
                  out.close();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            };
          }
        });
  }

  private static final class Reader implements BatchReader {

    private final Schema schema;
    private final Split.Part part;
    private final int batchRows;
    private final RunContext context;
    private long at;

    Reader(Schema schema, Split.Part part, int batchRows, RunContext context) {
      this.schema = schema;
      this.part = part;
      this.batchRows = batchRows;
      this.context = context;
      this.at = part.firstRow();
    }

    @Override
    public @Nullable VectorSchemaRoot next() {
      int rows = (int) Math.min(batchRows, part.endRow() - at);
      if (rows <= 0) {
        return null;
      }
      VectorSchemaRoot batch =
          VectorSchemaRoot.create(ArrowTypes.schema(schema), context.allocator());
      for (FieldVector vector : batch.getFieldVectors()) {
        for (int i = 0; i < rows; i++) {
          ((BigIntVector) vector).setSafe(i, at + i);
        }
      }
      batch.setRowCount(rows);
      at += rows;
      return batch;
    }

    @Override
    public void close() {}
  }
}
