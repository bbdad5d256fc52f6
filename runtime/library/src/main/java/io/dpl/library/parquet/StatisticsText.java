package io.dpl.library.parquet;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the smallest and largest value of statistics: integers, floating point, dates and texts.
 * Other types are left unknown; nothing depends on them yet.
 */
record StatisticsText(ParquetShape.Leaf leaf) {

  /** Longer texts help nobody in a plan. */
  private static final int LONGEST = 256;

  /** The value, or null where it is absent or of a type left unknown. */
  @SuppressWarnings("unchecked")
  @Nullable Comparable<Object> value(byte @Nullable [] bytes) {
    return bytes == null ? null : (Comparable<Object>) (Comparable<?>) decode(bytes);
  }

  private @Nullable Comparable<?> decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    DplType type = leaf.type();
    Type physical = leaf.element().getType();
    if (type == Simple.STRING && physical == Type.BYTE_ARRAY && bytes.length <= LONGEST) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    boolean plainInteger = type.isInteger() || type == Simple.DATE;
    if (plainInteger && physical == Type.INT32 && bytes.length == 4) {
      boolean unsigned = type == Simple.BIGINT;
      return unsigned ? Integer.toUnsignedLong(buffer.getInt()) : (long) buffer.getInt();
    }
    if (plainInteger && physical == Type.INT64 && bytes.length == 8) {
      return buffer.getLong();
    }
    if (physical == Type.FLOAT && bytes.length == 4) {
      return (double) buffer.getFloat();
    }
    return physical == Type.DOUBLE && bytes.length == 8 ? (Comparable<?>) buffer.getDouble() : null;
  }

  String text(Comparable<Object> value) {
    return leaf.type() == Simple.DATE && (Comparable<?>) value instanceof Long days
        ? LocalDate.ofEpochDay(days).toString()
        : value.toString();
  }
}
