package io.dpl;

import io.dpl.api.type.Schema;
import io.dpl.value.Decoder;
import io.dpl.value.Natural;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** One row of a result; its values have the classes that {@link Natural} lists. Immutable. */
public final class Row {

  private final Schema schema;
  private final @Nullable Object[] values;

  private Row(Schema schema, @Nullable Object[] values) {
    this.schema = schema;
    this.values = values;
  }

  /** Makes rows of batches. */
  static Function<VectorSchemaRoot, Decoder.Cells> decoder(Schema schema) {
    List<Decoder> decoders =
        schema.fields().stream().map(field -> Natural.decoder(field.type())).toList();
    return batch -> {
      List<Decoder.Cells> cells = new ArrayList<>();
      for (int i = 0; i < decoders.size(); i++) {
        cells.add(decoders.get(i).on(batch.getVector(i)));
      }
      return row -> {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = cells.get(i).at(row);
        }
        return new Row(schema, values);
      };
    };
  }

  /** Columns and their types. */
  public Schema schema() {
    return schema;
  }

  /** The value of a column, counted from 0; null where it is NULL. */
  public @Nullable Object value(int column) {
    return values[column];
  }

  /** The value of a column, found without regard to case; null where it is NULL. */
  public @Nullable Object value(String column) {
    OptionalInt at = schema.indexOf(column);
    if (at.isEmpty()) {
      throw new IllegalArgumentException(
          "no column named " + column + ", the columns are " + String.join(", ", schema.names()));
    }
    return values[at.getAsInt()];
  }

  /** The value of a column in a class that {@link Natural} lists for its type. */
  public <T> @Nullable T value(String column, Class<T> type) {
    return type.cast(value(column));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(schema.fields().get(i).name());
      text.append('=').append(values[i]);
    }
    return text.toString();
  }
}
