package io.dpl.library.parquet.scan;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/**
 * How values of a leaf become values of a fixed width in Arrow.
 *
 * @param width bytes of a value
 * @param asStored whether numbers are the same in both, so that many can be taken at once
 */
record FixedFormat(int width, boolean asStored, Writer writer) {

  FixedFormat(int width, Writer writer) {
    this(width, false, writer);
  }

  /** Takes one value and writes it at a byte of the buffer. */
  interface Writer {
    void write(Values values, ArrowBuf into, long at) throws IOException;
  }

  /** The format of a leaf that is read as a type; empty where it has none. */
  static Optional<FixedFormat> of(SchemaElement element, DplType type) {
    return Optional.ofNullable(
        switch (element.getType()) {
          case INT32 -> fromInt(element, type);
          case INT64 -> fromLong(element, type);
          case FLOAT -> type == Simple.FLOAT ? ints() : null;
          case DOUBLE -> type == Simple.DOUBLE ? longs() : null;
          case INT96 -> type == Simple.TIMESTAMP ? new FixedFormat(8, Int96::write) : null;
          case BYTE_ARRAY -> type instanceof DplType.Decimal ? decimals() : null;
          case FIXED_LEN_BYTE_ARRAY -> fromBytes(type);
          case BOOLEAN -> null;
        });
  }

  private static @org.jspecify.annotations.Nullable FixedFormat fromInt(
      SchemaElement element, DplType type) {
    if (type instanceof DplType.Decimal) {
      return new FixedFormat(16, (values, into, at) -> wide(values.readInt(), into, at));
    }
    if (!(type instanceof Simple simple)) {
      return null;
    }
    boolean unsigned = isUnsigned(element);
    return switch (simple) {
      case TINYINT -> new FixedFormat(1, (values, into, at) -> into.setByte(at, values.readInt()));
      case SMALLINT ->
          new FixedFormat(2, (values, into, at) -> into.setShort(at, (short) values.readInt()));
      case INTEGER, DATE -> ints();
      case BIGINT ->
          unsigned
              ? new FixedFormat(
                  8, (values, into, at) -> into.setLong(at, values.readInt() & 0xffffffffL))
              : new FixedFormat(8, (values, into, at) -> into.setLong(at, values.readInt()));
      case TIME ->
          new FixedFormat(8, (values, into, at) -> into.setLong(at, values.readInt() * 1000L));
      default -> null;
    };
  }

  private static @org.jspecify.annotations.Nullable FixedFormat fromLong(
      SchemaElement element, DplType type) {
    if (type instanceof DplType.Decimal) {
      return isUnsigned(element)
          ? new FixedFormat(16, FixedFormat::unsigned)
          : new FixedFormat(16, (values, into, at) -> wide(values.readLong(), into, at));
    }
    if (type == Simple.BIGINT) {
      return longs();
    }
    if (type != Simple.TIME && type != Simple.TIMESTAMP && type != Simple.TIMESTAMPTZ) {
      return null;
    }
    return switch (TickUnit.of(element)) {
      case MILLIS ->
          new FixedFormat(
              8,
              (values, into, at) -> into.setLong(at, Math.multiplyExact(values.readLong(), 1000L)));
      case MICROS -> longs();
      case NANOS ->
          new FixedFormat(
              8, (values, into, at) -> into.setLong(at, TickUnit.micros(values.readLong())));
    };
  }

  private static @org.jspecify.annotations.Nullable FixedFormat fromBytes(DplType type) {
    if (type instanceof DplType.Decimal) {
      return decimals();
    }
    if (type == Simple.FLOAT) {
      return new FixedFormat(4, Float16::write);
    }
    return type == Simple.INTERVAL ? new FixedFormat(16, IntervalBytes::write) : null;
  }

  private static boolean isUnsigned(SchemaElement element) {
    if (element.isSetLogicalType() && element.getLogicalType().isSetINTEGER()) {
      return !element.getLogicalType().getINTEGER().isIsSigned();
    }
    ConvertedType converted = element.getConverted_type();
    return converted
        == (element.getType() == Type.INT32 ? ConvertedType.UINT_32 : ConvertedType.UINT_64);
  }

  private static FixedFormat ints() {
    return new FixedFormat(4, true, (values, into, at) -> into.setInt(at, values.readInt()));
  }

  private static FixedFormat longs() {
    return new FixedFormat(8, true, (values, into, at) -> into.setLong(at, values.readLong()));
  }

  private static FixedFormat decimals() {
    return new FixedFormat(16, DecimalBytes::write);
  }

  private static void wide(long value, ArrowBuf into, long at) {
    into.setLong(at, value);
    into.setLong(at + 8, value >> 63);
  }

  private static void unsigned(Values values, ArrowBuf into, long at) throws IOException {
    into.setLong(at, values.readLong());
    into.setLong(at + 8, 0);
  }
}
