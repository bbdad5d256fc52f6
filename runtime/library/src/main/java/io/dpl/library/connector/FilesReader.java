package io.dpl.library.connector;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Makes batches of a list of files; size and time are asked for only where they are wanted. */
final class FilesReader implements BatchReader {

  private final Schema schema;
  private final List<Split.Part> parts;
  private final int batchRows;
  private final RunContext context;
  private final boolean pathsOnly;
  private int at;

  FilesReader(Schema schema, List<Split.Part> parts, int batchRows, RunContext context) {
    this.schema = schema;
    this.parts = parts;
    this.batchRows = Math.max(1, batchRows);
    this.context = context;
    this.pathsOnly =
        schema.names().stream().allMatch(name -> name.equalsIgnoreCase(FilesConnector.PATH));
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    if (at == parts.size()) {
      return null;
    }
    int rows = Math.min(batchRows, parts.size() - at);
    VectorSchemaRoot batch =
        VectorSchemaRoot.create(ArrowTypes.schema(schema), context.allocator());
    try {
      batch.allocateNew();
      for (int row = 0; row < rows; row++) {
        FileInfo file = info(parts.get(at + row).path());
        for (FieldVector vector : batch.getFieldVectors()) {
          set(vector, row, file);
        }
      }
    } catch (RuntimeException e) {
      batch.close();
      throw e;
    }
    batch.setRowCount(rows);
    at += rows;
    return batch;
  }

  private static void set(FieldVector vector, int row, FileInfo file) {
    if (vector instanceof VarCharVector paths) {
      paths.setSafe(row, file.path().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof BigIntVector sizes) {
      sizes.setSafe(row, file.sizeBytes());
    } else {
      ((TimeStampMicroTZVector) vector).setSafe(row, file.modifiedMicros());
    }
  }

  private FileInfo info(String path) {
    if (pathsOnly) {
      return new FileInfo(path, 0, 0);
    }
    try {
      return context.storage().info(path);
    } catch (IOException e) {
      throw new DplException(
          List.of(
              Diagnostic.error(
                  RunCode.FILE_MISSING,
                  Span.NONE,
                  "'" + path + "' was there when the script was compiled and is not any more")),
          e);
    }
  }

  @Override
  public void close() {}
}
