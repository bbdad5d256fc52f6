package io.dpl.library.parquet.page;

import io.dpl.library.parquet.ParquetShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Delta and byte-stream-split encodings of a page in memory, as parquet-java decodes them. */
final class EncodedValues implements Values {

  private final ParquetShape.Leaf leaf;
  private final Encoding encoding;
  private final int entries;
  private final ByteBuffer page;
  private @Nullable ValuesReader reader;
  private ByteBuffer value = ByteBuffer.allocate(0);

  EncodedValues(ParquetShape.Leaf leaf, Encoding encoding, int entries, ByteBuffer page) {
    this.leaf = leaf;
    this.encoding = encoding;
    this.entries = entries;
    this.page = page;
  }

  /** Opened with the first value, since a page of nulls may be empty. */
  private ValuesReader reader() throws IOException {
    if (reader == null) {
      reader = encoding.getValuesReader(descriptor(), ValuesType.VALUES);
      reader.initFromPage(entries, ByteBufferInputStream.wrap(page));
    }
    return reader;
  }

  private ColumnDescriptor descriptor() {
    Type type = leaf.element().getType();
    PrimitiveType primitive =
        new PrimitiveType(
            org.apache.parquet.schema.Type.Repetition.REQUIRED,
            PrimitiveType.PrimitiveTypeName.valueOf(
                type == Type.BYTE_ARRAY ? "BINARY" : type.name()),
            leaf.element().getType_length(),
            leaf.name());
    String[] path = {leaf.path()};
    return new ColumnDescriptor(
        path, primitive, leaf.levels().repetition(), leaf.levels().definition());
  }

  @Override
  public int readInt() throws IOException {
    return leaf.element().getType() == Type.FLOAT
        ? Float.floatToRawIntBits(reader().readFloat())
        : reader().readInteger();
  }

  @Override
  public long readLong() throws IOException {
    return leaf.element().getType() == Type.DOUBLE
        ? Double.doubleToRawLongBits(reader().readDouble())
        : reader().readLong();
  }

  @Override
  public int nextLength() throws IOException {
    value = reader().readBytes().toByteBuffer();
    return value.remaining();
  }

  @Override
  public void readBytes(ArrowBuf into, long at) {
    into.setBytes(at, value);
  }

  @Override
  public void readBytes(byte[] into) {
    value.get(into, 0, value.remaining());
  }

  @Override
  public void skip() throws IOException {
    reader().skip();
  }
}
