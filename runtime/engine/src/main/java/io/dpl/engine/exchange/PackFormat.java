package io.dpl.engine.exchange;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.dpl.engine.arrow.Rows;
import io.dpl.engine.exchange.Entries.Key;
import io.dpl.engine.exchange.Entries.Placed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A pack as bytes: rows of many tasks for one worker. An index says whose rows stand where; small
 * pieces share a record batch, so that a thousand partitions do not make a thousand of them.
 *
 * <pre>
 * byte compressed | [zstd] ( int blocks, per block: schema, int pieces, per piece: lane, bucket,
 * first row, rows; record batch )</pre>
 */
final class PackFormat {

  private static final long BLOCK_BYTES = 4L << 20;
  private static final int BLOCK_ROWS = 1 << 20;

  private PackFormat() {}

  /** Takes over the rows of a block. */
  @FunctionalInterface
  interface Blocks {
    void put(VectorSchemaRoot rows, List<Piece> pieces);
  }

  /** Rows of a block, one piece after the other. */
  record Piece(LaneKey lane, Key key, int rows) {}

  /** Rows as bytes. */
  static byte[] encode(List<Placed> rows, boolean compressed, BufferAllocator allocator) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(compressed ? 1 : 0);
    List<List<Placed>> blocks = blocks(rows);
    try (OutputStream body = compressed ? new ZstdOutputStream(bytes, 1) : bytes;
        DataOutputStream out = new DataOutputStream(body)) {
      out.writeInt(blocks.size());
      for (List<Placed> block : blocks) {
        write(block, out, allocator);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<List<Placed>> blocks(List<Placed> rows) {
    List<List<Placed>> blocks = new ArrayList<>();
    List<Placed> block = new ArrayList<>();
    long bytes = 0;
    long count = 0;
    for (Placed each : rows) {
      boolean fits =
          bytes + each.slice().bytes() <= BLOCK_BYTES && count + each.slice().rows() <= BLOCK_ROWS;
      boolean same = block.isEmpty() || block.get(0).slice().rest().schema().equals(schema(each));
      if (!block.isEmpty() && !(fits && same)) {
        blocks.add(block);
        block = new ArrayList<>();
        bytes = 0;
        count = 0;
      }
      block.add(each);
      bytes += each.slice().bytes();
      count += each.slice().rows();
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private static Schema schema(Placed rows) {
    return rows.slice().rest().schema();
  }

  private static void write(List<Placed> block, DataOutputStream out, BufferAllocator allocator)
      throws IOException {
    byte[] schema = schema(block.get(0)).serializeAsMessage();
    out.writeInt(schema.length);
    out.write(schema);
    out.writeInt(block.size());
    for (Placed each : block) {
      out.writeInt(each.lane().sender());
      out.writeInt(each.lane().partition());
      out.writeInt(each.lane().attempt());
      out.writeInt(each.key().bucket());
      out.writeLong(each.key().firstRow());
      out.writeInt(each.slice().rows());
    }
    try (VectorSchemaRoot rows = joined(block, allocator);
        ArrowRecordBatch record = new VectorUnloader(rows).getRecordBatch()) {
      ByteArrayOutputStream batch = new ByteArrayOutputStream();
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(batch)), record);
      out.writeInt(batch.size());
      batch.writeTo(out);
    }
  }

  private static VectorSchemaRoot joined(List<Placed> block, BufferAllocator allocator) {
    List<VectorSchemaRoot> parts = new ArrayList<>();
    try {
      block.forEach(each -> parts.add(each.slice().read()));
      return parts.size() == 1 ? parts.remove(0) : Rows.concatBatches(parts, allocator);
    } finally {
      parts.forEach(VectorSchemaRoot::close);
    }
  }

  /** Reads a pack; each block is handed over. */
  static void decode(byte[] pack, int offset, BufferAllocator allocator, Blocks blocks) {
    ByteArrayInputStream bytes =
        new ByteArrayInputStream(pack, offset + 1, pack.length - offset - 1);
    try (InputStream body = pack[offset] == 1 ? new ZstdInputStream(bytes) : bytes;
        DataInputStream in = new DataInputStream(body)) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        read(in, allocator, blocks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(DataInputStream in, BufferAllocator allocator, Blocks blocks)
      throws IOException {
    Schema schema = Schema.deserializeMessage(ByteBuffer.wrap(in.readNBytes(in.readInt())));
    List<Piece> pieces = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      pieces.add(
          new Piece(
              new LaneKey(in.readInt(), in.readInt(), in.readInt()),
              new Key(in.readInt(), in.readLong()),
              in.readInt()));
    }
    byte[] batch = in.readNBytes(in.readInt());
    VectorSchemaRoot rows = VectorSchemaRoot.create(schema, allocator);
    try (ArrowRecordBatch record =
        (ArrowRecordBatch)
            MessageSerializer.deserializeMessageBatch(
                new ReadChannel(Channels.newChannel(new ByteArrayInputStream(batch))), allocator)) {
      new VectorLoader(rows).load(record);
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
    blocks.put(rows, pieces);
  }
}
