package io.dpl.library.parquet;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.diagnostic.DplException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Reads and checks a footer: magic, length, Thrift, levels, offsets. What leaves it can be relied
 * upon: every row group has one chunk a leaf, and every chunk lies inside the file.
 */
final class FooterReader {

  private static final int TAIL = 8;
  private static final int SMALLEST = 12;

  /** One read brings the whole footer of most files. */
  private static final int GUESS_BYTES = 64 << 10;

  private final String path;
  private final ParquetFault fault;
  private final RangeSource source;

  FooterReader(String path, RangeSource source) {
    this.path = path;
    this.fault = ParquetFault.of(path);
    this.source = source;
  }

  ParquetFooter read() {
    try {
      long size = source.size();
      return footer(size, parse(footerBytes(size)));
    } catch (DplException e) {
      throw e;
    } catch (FileSystemException | ClosedChannelException e) {
      throw fault.unreadable(e);
    } catch (IOException | RuntimeException e) {
      throw fault.broken("its footer cannot be decoded", e);
    }
  }

  private byte[] footerBytes(long size) throws IOException {
    if (size < SMALLEST) {
      throw size == 0 ? fault.truncated("it is empty") : fault.notParquet("it is too short");
    }
    int guess = (int) Math.min(GUESS_BYTES, size);
    byte[] tail = bytes(size - guess, guess);
    String magic = new String(tail, guess - 4, 4, StandardCharsets.ISO_8859_1);
    if (magic.equals("PARE")) {
      throw fault.encrypted();
    }
    if (!magic.equals("PAR1")) {
      throw startsAsParquet()
          ? fault.truncated("it starts as Parquet and has no PAR1 at its end")
          : fault.notParquet("no PAR1 at its end");
    }
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(guess - TAIL);
    if (length <= 0 || length > size - SMALLEST) {
      throw fault.broken("its footer length is " + length, null);
    }
    if (length + TAIL <= guess) {
      return java.util.Arrays.copyOfRange(tail, guess - TAIL - length, guess - TAIL);
    }
    return bytes(size - TAIL - length, length);
  }

  private boolean startsAsParquet() throws IOException {
    return new String(bytes(0, 4), StandardCharsets.ISO_8859_1).equals("PAR1");
  }

  private byte[] bytes(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      int n = source.read(position + done, bytes, done, length - done);
      if (n <= 0) {
        throw fault.truncated("nothing at byte " + (position + done));
      }
      done += n;
    }
    return bytes;
  }

  /** Thrift checks counts against the size given, so that a flipped count allocates nothing. */
  private static FileMetaData parse(byte[] bytes) throws IOException {
    return Util.readFileMetaData(new ByteArrayInputStream(bytes), bytes.length);
  }

  private ParquetFooter footer(long size, FileMetaData meta) {
    if (meta.isSetEncryption_algorithm()) {
      throw fault.encrypted();
    }
    if (meta.getSchema() == null || meta.getSchema().isEmpty() || meta.getRow_groups() == null) {
      throw fault.broken("its footer has no schema", null);
    }
    List<ParquetShape> columns = new ShapeBuilder(fault, meta.getSchema()).columns();
    List<ParquetShape.Leaf> leaves = columns.stream().flatMap(ParquetShape::leaves).toList();
    List<RowGroupInfo> groups = new ArrayList<>();
    long row = 0;
    for (RowGroup group : meta.getRow_groups()) {
      check(size, group, leaves);
      groups.add(new RowGroupInfo(groups.size(), row, group.getNum_rows(), group.getColumns()));
      row += group.getNum_rows();
    }
    if (row != meta.getNum_rows()) {
      throw fault.broken("it counts " + meta.getNum_rows() + " rows, its row groups " + row, null);
    }
    Map<String, String> metadata = metadata(meta);
    return new ParquetFooter(
        path, size, columns, VectorMetadata.schema(columns, metadata), groups, metadata);
  }

  private void check(long size, RowGroup group, List<ParquetShape.Leaf> leaves) {
    if (group.getNum_rows() < 0
        || group.getColumns() == null
        || group.getColumns().size() != leaves.size()) {
      throw fault.broken("a row group does not fit its schema", null);
    }
    for (ParquetShape.Leaf leaf : leaves) {
      ColumnChunk chunk = group.getColumns().get(leaf.ordinal());
      if (chunk.isSetCrypto_metadata()) {
        throw fault.encrypted();
      }
      if (chunk.getMeta_data() == null || chunk.isSetFile_path()) {
        throw fault.unsupported("column " + leaf.path() + " in another file");
      }
      ChunkRange range = ChunkRange.of(chunk.getMeta_data());
      if (range.start() < 4
          || range.end() < range.start()
          || range.end() > size
          || chunk.getMeta_data().getNum_values() < 0
          || chunk.getMeta_data().getType() != leaf.element().getType()) {
        throw fault.broken("column " + leaf.path() + " lies outside of the file", null);
      }
    }
  }

  private static Map<String, String> metadata(FileMetaData meta) {
    Map<String, String> metadata = new HashMap<>();
    if (meta.isSetKey_value_metadata()) {
      for (KeyValue entry : meta.getKey_value_metadata()) {
        if (entry.getKey() != null && entry.getValue() != null) {
          metadata.put(entry.getKey(), entry.getValue());
        }
      }
    }
    return metadata;
  }
}
