package io.dpl.engine.pipeline;

import io.dpl.api.plan.Stage;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;

/** How many rows a batch out of DuckDB may have, so that it stays in its bytes. */
final class RowWidth {

  private static final int MOST_ROWS = 65_536;
  private static final int TEXT_BYTES = 64;
  private static final int BLOB_BYTES = 32 << 10;
  private static final int LIST_LENGTH = 16;

  private RowWidth() {}

  static int batchRows(Schema schema, Stage stage, long batchBytes) {
    long bytes = schema.fields().stream().map(Field::type).mapToLong(RowWidth::bytes).sum();
    if (stage.rows() > 0 && (isHeavy(schema) || isOutput(schema, stage))) {
      bytes = Math.max(bytes, stage.bytes() / stage.rows());
    }
    return (int) Math.max(1, Math.min(MOST_ROWS, batchBytes / Math.max(1, bytes)));
  }

  private static boolean isHeavy(Schema schema) {
    return schema.fields().stream().anyMatch(field -> field.type().isHeavy());
  }

  /** Whether the rows are those that the estimate of the stage is of. */
  private static boolean isOutput(Schema schema, Stage stage) {
    return stage.outputs().stream()
        .anyMatch(output -> stage.node(output.node()).schema().equals(schema));
  }

  private static long bytes(DplType type) {
    if (type instanceof DplType.Vector vector) {
      return vector.dimension() * bytes(vector.element());
    }
    if (type instanceof DplType.ListOf list) {
      return LIST_LENGTH * bytes(list.element());
    }
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream().map(Field::type).mapToLong(RowWidth::bytes).sum();
    }
    if (type instanceof DplType.MapOf map) {
      return LIST_LENGTH * (bytes(map.key()) + bytes(map.value()));
    }
    if (type instanceof DplType.Decimal) {
      return 16;
    }
    return switch ((DplType.Simple) type) {
      case STRING -> TEXT_BYTES;
      case BLOB -> BLOB_BYTES;
      case INTERVAL -> 16;
      default -> 8;
    };
  }
}
