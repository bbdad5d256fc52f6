package io.dpl.engine.pipeline;

import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Where the columns of an operator's output come from: its input, or what it adds.
 *
 * @param sources per output column the input column, or {@code -1 - k} for the k-th added one
 */
record Columns(int[] sources, org.apache.arrow.vector.types.pojo.Schema schema) {

  /** Finds each output column by name among the added ones, then in the input. */
  static Columns of(Schema output, Schema input, List<Field> added) {
    int[] sources = new int[output.fields().size()];
    boolean appended = output.fields().size() == input.fields().size() + added.size();
    for (int i = 0; i < sources.length; i++) {
      if (appended) { // by position, so that names may be ambiguous
        int kept = input.fields().size();
        sources[i] = i < kept ? i : -1 - (i - kept);
      } else {
        sources[i] = source(output.fields().get(i).name(), input, added);
      }
    }
    return new Columns(sources, ArrowTypes.schema(output));
  }

  private static int source(String name, Schema input, List<Field> added) {
    OptionalInt own = new Schema(added).indexOf(name);
    if (own.isPresent()) {
      return -1 - own.getAsInt();
    }
    return input
        .indexOf(name)
        .orElseThrow(() -> new IllegalStateException("no column " + name + " in " + input));
  }

  /** Whether the input column is among the output's. */
  boolean keeps(int inputColumn) {
    for (int source : sources) {
      if (source == inputColumn) {
        return true;
      }
    }
    return false;
  }

  /** A batch of these columns; takes them over. A column must not be used twice. */
  VectorSchemaRoot batch(List<FieldVector> input, List<FieldVector> added, int rows) {
    List<FieldVector> vectors = new ArrayList<>();
    for (int source : sources) {
      vectors.add(source >= 0 ? input.get(source) : added.get(-1 - source));
    }
    return new VectorSchemaRoot(schema, vectors, rows);
  }
}
