package io.dpl.compiler.optimize;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;

/**
 * Bytes of a value where only its type is known: exact for fixed lengths, 32 for a text, 64 KiB for
 * a blob, ten elements for a list.
 */
final class TypeBytes {

  private static final double TEXT = 32;
  private static final double BLOB = 64 * 1024;
  private static final double ELEMENTS = 10;

  private TypeBytes() {}

  static double of(DplType type) {
    if (type instanceof Simple simple) {
      return switch (simple) {
        case BOOLEAN, TINYINT, NULL -> 1;
        case SMALLINT -> 2;
        case INTEGER, FLOAT, DATE -> 4;
        case BIGINT, DOUBLE, TIME, TIMESTAMP, TIMESTAMPTZ -> 8;
        case INTERVAL -> 16;
        case STRING -> TEXT;
        case BLOB -> BLOB;
      };
    }
    if (type instanceof DplType.Vector vector) {
      return vector.dimension() * of(vector.element());
    }
    if (type instanceof DplType.ListOf list) {
      return ELEMENTS * of(list.element());
    }
    if (type instanceof DplType.MapOf map) {
      return ELEMENTS * (of(map.key()) + of(map.value()));
    }
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream().mapToDouble(field -> of(field.type())).sum();
    }
    return 16; // DECIMAL
  }
}
