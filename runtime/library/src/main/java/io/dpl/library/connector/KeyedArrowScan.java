package io.dpl.library.connector;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Reads file after file in Java and adds the columns whose values stand in the path.
 *
 * @param stored reads what the files themselves have, at least one column
 */
record KeyedArrowScan(ArrowScan stored, FolderKeys keys) implements ArrowScan {

  @Override
  public BatchReader open(
      ReadRequest request,
      Schema schema,
      Split split,
      int batchRows,
      long batchBytes,
      RunContext context) {
    ReadRequest own = keys.stored(request);
    Schema columns = keys.stored(schema);
    return new Reader(
        schema,
        split.parts().iterator(),
        part -> stored.open(own, columns, one(split, part), batchRows, batchBytes, context),
        context.allocator());
  }

  /** The share of one file in a split. */
  private static Split one(Split split, Split.Part part) {
    int count = split.parts().size();
    return new Split(List.of(part), split.rows() / count, split.bytes() / count);
  }

  /** Opens the reader of one part. */
  private interface Opener {
    BatchReader open(Split.Part part);
  }

  private final class Reader implements BatchReader {

    private final Schema schema;
    private final Iterator<Split.Part> parts;
    private final Opener opener;
    private final BufferAllocator allocator;
    private Map<String, @Nullable String> values = Map.of();
    private @Nullable BatchReader current;

    Reader(Schema schema, Iterator<Split.Part> parts, Opener opener, BufferAllocator allocator) {
      this.schema = schema;
      this.parts = parts;
      this.opener = opener;
      this.allocator = allocator;
    }

    @Override
    public @Nullable VectorSchemaRoot next() {
      while (true) {
        if (current == null) {
          if (!parts.hasNext()) {
            return null;
          }
          Split.Part part = parts.next();
          values = keys.values(part.path());
          current = opener.open(part);
        }
        VectorSchemaRoot batch = current.next();
        if (batch != null) {
          return widened(batch);
        }
        close();
      }
    }

    private VectorSchemaRoot widened(VectorSchemaRoot batch) {
      int rows = batch.getRowCount();
      List<FieldVector> all = new ArrayList<>();
      List<FieldVector> added = new ArrayList<>();
      Iterator<FieldVector> own = batch.getFieldVectors().iterator();
      try {
        for (Field field : schema.fields()) {
          if (keys.has(field.name())) {
            FieldVector constant = ArrowTypes.field(field).createVector(allocator);
            added.add(constant);
            FolderKeyValues.fill(constant, field, value(field.name()), rows);
            all.add(constant);
          } else {
            all.add(own.next());
          }
        }
      } catch (RuntimeException | Error e) {
        added.forEach(FieldVector::close);
        batch.close();
        throw e;
      }
      return new VectorSchemaRoot(ArrowTypes.schema(schema), all, rows);
    }

    private @Nullable String value(String column) {
      return values.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(column))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(null);
    }

    @Override
    public void close() {
      if (current != null) {
        current.close();
        current = null;
      }
    }
  }
}
