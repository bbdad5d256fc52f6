package io.dpl.library.parquet.scan;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.library.parquet.ParquetShape;

/** Says whether a column of a file can be read as a type. */
final class ColumnPlan {

  private ColumnPlan() {}

  /** Whether a column can be read as a type: its own, a wider integer, or a vector for a list. */
  static boolean reads(ParquetShape shape, DplType type) {
    if (shape instanceof ParquetShape.Leaf leaf) {
      return leaf(leaf, type);
    }
    if (shape instanceof ParquetShape.Repeated list) {
      if (type instanceof DplType.Vector vector) {
        return list.element() instanceof ParquetShape.Leaf
            && reads(list.element(), vector.element());
      }
      return type instanceof DplType.ListOf other && reads(list.element(), other.element());
    }
    if (shape instanceof ParquetShape.Pairs map) {
      return type instanceof DplType.MapOf other
          && reads(map.key(), other.key())
          && reads(map.value(), other.value());
    }
    return shape instanceof ParquetShape.Group group
        && type instanceof DplType.Struct struct
        && fields(group, struct);
  }

  private static boolean fields(ParquetShape.Group group, DplType.Struct struct) {
    if (group.children().size() != struct.fields().size()) {
      return false;
    }
    for (int i = 0; i < struct.fields().size(); i++) {
      if (!group.children().get(i).name().equals(struct.fields().get(i).name())
          || !reads(group.children().get(i), struct.fields().get(i).type())) {
        return false;
      }
    }
    return true;
  }

  private static boolean leaf(ParquetShape.Leaf leaf, DplType type) {
    DplType own = leaf.type();
    boolean widens =
        own.isInteger()
            && type.isInteger()
            && ((Simple) own).ordinal() <= ((Simple) type).ordinal();
    if (!own.equals(type) && !widens) {
      return false;
    }
    return switch (leaf.element().getType()) {
      case BOOLEAN -> type == Simple.BOOLEAN;
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
          type == Simple.BLOB
              || type == Simple.STRING
              || FixedFormat.of(leaf.element(), type).isPresent();
      case INT32, INT64, INT96, FLOAT, DOUBLE -> FixedFormat.of(leaf.element(), type).isPresent();
    };
  }
}
